package org.declic.app;

import org.declic.store.Databases;

class LateEventsOnPostgresTest extends LateEventsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
