package org.declic.app;

import org.declic.store.Databases;

class ExportOnPostgresTest extends ExportContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
