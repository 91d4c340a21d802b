package org.declic.app;

import org.declic.store.Databases;

class EntriesPagesOnPostgresTest extends EntriesPagesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
