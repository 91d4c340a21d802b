package org.declic.app;

import org.declic.store.Databases;

class TenantsApartOnPostgresTest extends TenantsApartContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
