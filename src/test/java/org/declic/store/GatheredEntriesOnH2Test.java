package org.declic.store;

class GatheredEntriesOnH2Test extends GatheredEntriesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
