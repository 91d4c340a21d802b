package org.declic.store;

class BufferedDecisionsOnH2Test extends BufferedDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
