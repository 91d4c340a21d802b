package org.declic.app;

import org.declic.store.Databases;

class ApiQueriesOnPostgresTest extends ApiQueriesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
