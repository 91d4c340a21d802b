package org.declic.app;

import org.declic.store.Databases;

class DeadlockHuntOnPostgresTest extends DeadlockHuntContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
