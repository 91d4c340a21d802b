package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class GrownDatabaseOnPostgresIT extends GrownDatabaseContract {

    @Override
    Database database() {
        return Databases.postgres();
    }

    @Override
    void statistics() {
        jdbc.execute("ANALYZE");
    }
}
