package org.declic.app;

import org.declic.store.Databases;

class ApiRefusalsOnPostgresTest extends ApiRefusalsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
