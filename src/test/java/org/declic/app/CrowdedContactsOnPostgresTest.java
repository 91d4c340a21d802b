package org.declic.app;

import org.declic.store.Databases;

class CrowdedContactsOnPostgresTest extends CrowdedContactsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
