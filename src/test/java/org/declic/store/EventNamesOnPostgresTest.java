package org.declic.store;

class EventNamesOnPostgresTest extends EventNamesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
