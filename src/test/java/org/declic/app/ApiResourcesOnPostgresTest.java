package org.declic.app;

import org.declic.store.Databases;

class ApiResourcesOnPostgresTest extends ApiResourcesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
