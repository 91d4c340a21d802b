package org.declic.store;

class EventIdsOnPostgresTest extends EventIdsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
