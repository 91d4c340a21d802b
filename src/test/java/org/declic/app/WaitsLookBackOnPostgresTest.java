package org.declic.app;

import org.declic.store.Databases;

class WaitsLookBackOnPostgresTest extends WaitsLookBackContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
