package org.declic.store;

class EventLogOnPostgresTest extends EventLogContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
