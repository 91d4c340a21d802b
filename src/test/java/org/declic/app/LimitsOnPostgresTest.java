package org.declic.app;

import org.declic.store.Databases;

class LimitsOnPostgresTest extends LimitsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
