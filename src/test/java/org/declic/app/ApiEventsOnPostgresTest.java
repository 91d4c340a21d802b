package org.declic.app;

import org.declic.store.Databases;

class ApiEventsOnPostgresTest extends ApiEventsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
