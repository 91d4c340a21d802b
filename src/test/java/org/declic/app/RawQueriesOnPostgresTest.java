package org.declic.app;

import org.declic.store.Databases;

class RawQueriesOnPostgresTest extends RawQueriesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
