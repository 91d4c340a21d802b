package org.declic.store;

class LatestDecisionsOnH2Test extends LatestDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
