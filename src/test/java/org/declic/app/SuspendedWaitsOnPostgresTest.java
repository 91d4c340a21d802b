package org.declic.app;

import org.declic.store.Databases;

class SuspendedWaitsOnPostgresTest extends SuspendedWaitsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
