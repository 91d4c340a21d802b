package org.declic.app;

import org.declic.store.Databases;

class NamesOnPostgresTest extends NamesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
