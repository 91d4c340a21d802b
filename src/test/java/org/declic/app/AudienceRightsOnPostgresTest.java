package org.declic.app;

import org.declic.store.Databases;

class AudienceRightsOnPostgresTest extends AudienceRightsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
