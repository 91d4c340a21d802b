package org.declic.app;

import org.declic.store.Databases;

class CockpitAccessOnPostgresTest extends CockpitAccessContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
