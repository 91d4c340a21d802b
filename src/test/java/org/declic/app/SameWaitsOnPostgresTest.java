package org.declic.app;

import org.declic.store.Databases;

class SameWaitsOnPostgresTest extends SameWaitsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
