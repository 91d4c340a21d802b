package org.declic.app;

import org.declic.store.Databases;

class BackPressureOnPostgresTest extends BackPressureContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
