package org.declic.app;

import org.declic.store.Databases;

class ClocksOnPostgresTest extends ClocksContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
