package org.declic.app;

import org.declic.store.Databases;

class OtherListsOnPostgresTest extends OtherListsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
