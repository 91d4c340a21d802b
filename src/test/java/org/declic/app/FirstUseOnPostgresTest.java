package org.declic.app;

import org.declic.store.Databases;

class FirstUseOnPostgresTest extends FirstUseContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
