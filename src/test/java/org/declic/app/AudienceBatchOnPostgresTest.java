package org.declic.app;

import org.declic.store.Databases;

class AudienceBatchOnPostgresTest extends AudienceBatchContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
