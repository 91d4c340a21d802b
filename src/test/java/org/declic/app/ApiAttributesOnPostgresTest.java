package org.declic.app;

import org.declic.store.Databases;

class ApiAttributesOnPostgresTest extends ApiAttributesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
