package org.declic.app;

import org.declic.store.Databases;

class LegacyApiOnPostgresTest extends LegacyApiContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
