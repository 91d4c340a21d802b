package org.declic.app;

import org.declic.store.Databases;

class NoHistoryOnPostgresTest extends NoHistoryContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
