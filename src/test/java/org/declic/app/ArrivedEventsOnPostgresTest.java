package org.declic.app;

import org.declic.store.Databases;

class ArrivedEventsOnPostgresTest extends ArrivedEventsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
