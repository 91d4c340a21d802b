package org.declic.app;

import org.declic.store.Databases;

class ByHandOnPostgresTest extends ByHandContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
