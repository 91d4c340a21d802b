package org.declic.app;

import org.declic.store.Databases;

class LegacyFormsOnPostgresTest extends LegacyFormsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
