package org.declic.store;

class EntriesOnH2Test extends EntriesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
