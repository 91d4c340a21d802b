package org.declic.app;

import org.declic.store.Databases;

class TenantWallsOnPostgresTest extends TenantWallsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
