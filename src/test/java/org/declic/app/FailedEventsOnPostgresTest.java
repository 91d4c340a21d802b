package org.declic.app;

import org.declic.store.Databases;

class FailedEventsOnPostgresTest extends FailedEventsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
