package org.declic.app;

import org.declic.store.Databases;

class ApiOnPostgresTest extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
