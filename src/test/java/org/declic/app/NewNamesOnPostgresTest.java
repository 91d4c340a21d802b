package org.declic.app;

import org.declic.store.Databases;

class NewNamesOnPostgresTest extends NewNamesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
