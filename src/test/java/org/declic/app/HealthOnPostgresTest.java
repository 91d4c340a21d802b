package org.declic.app;

import org.declic.store.Databases;

class HealthOnPostgresTest extends HealthContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
