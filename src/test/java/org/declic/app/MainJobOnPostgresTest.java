package org.declic.app;

import org.declic.store.Databases;

class MainJobOnPostgresTest extends MainJobContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
