package org.declic.app;

import org.declic.store.Databases;

class StepsOnPostgresTest extends StepsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
