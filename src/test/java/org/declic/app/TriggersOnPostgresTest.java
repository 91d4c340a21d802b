package org.declic.app;

import org.declic.store.Databases;

class TriggersOnPostgresTest extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
