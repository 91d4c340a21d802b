package org.declic.app;

import org.declic.store.Databases;

class CockpitOnPostgresTest extends CockpitContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
