package org.declic.store;

class ActivityOnH2Test extends ActivityContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
