package org.declic.app;

import org.declic.store.Databases;

class EraseOnPostgresTest extends EraseContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
