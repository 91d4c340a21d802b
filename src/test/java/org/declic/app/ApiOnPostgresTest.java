package org.declic.app;

import org.declic.store.Databases;

class ApiOnPostgresTest extends ApiContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
