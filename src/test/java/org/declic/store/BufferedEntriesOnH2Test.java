package org.declic.store;

class BufferedEntriesOnH2Test extends BufferedEntriesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
