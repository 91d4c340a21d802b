package org.declic.app;

import org.declic.store.Databases;

class DelayOnPostgresTest extends DelayContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
