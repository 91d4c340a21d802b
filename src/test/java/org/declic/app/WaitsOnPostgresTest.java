package org.declic.app;

import org.declic.store.Databases;

class WaitsOnPostgresTest extends WaitsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
