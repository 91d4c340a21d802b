package org.declic.store;

class EntriesOnPostgresTest extends EntriesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
