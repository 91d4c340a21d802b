package org.declic.app;

import org.declic.store.Databases;

class AudienceOnPostgresTest extends AudienceContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
