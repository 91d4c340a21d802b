package org.declic.store;

class ForeseenOnH2Test extends ForeseenContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
