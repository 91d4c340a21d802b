package org.declic.app;

import org.declic.store.Databases;

class LifecycleOnPostgresTest extends LifecycleContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
