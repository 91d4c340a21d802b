package org.declic.app;

import org.declic.store.Databases;

class NamesLimitOnPostgresTest extends NamesLimitContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
