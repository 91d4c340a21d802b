package org.declic.app;

import org.declic.store.Databases;

class ExplainOnPostgresTest extends ExplainContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
