package org.declic.store;

class PrefetchedOnH2Test extends PrefetchedContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
