package org.declic.store;

class BufferedEntriesOnPostgresTest extends BufferedEntriesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
