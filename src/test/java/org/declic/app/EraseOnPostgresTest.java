package org.declic.app;

import org.declic.store.Databases;

class EraseOnPostgresTest extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
