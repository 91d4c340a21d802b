package org.declic.app;

import org.declic.store.Databases;

class AudienceCancelOnPostgresTest extends AudienceCancelContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
