package org.declic.app;

import org.declic.store.Databases;

class DeletedVersionsOnPostgresTest extends DeletedVersionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
