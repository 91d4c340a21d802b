package org.declic.app;

import org.declic.store.Databases;

class ClocksOnPostgresTest extends ClocksContract {

    @Override
    Databases.Database fresh() {
        return Databases.postgres();
    }
}
