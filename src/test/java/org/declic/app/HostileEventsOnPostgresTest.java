package org.declic.app;

import org.declic.store.Databases;

class HostileEventsOnPostgresTest extends HostileEventsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
