package org.declic.store;

class GatheredDecisionsOnH2Test extends GatheredDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
