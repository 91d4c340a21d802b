package org.declic.app;

import org.declic.store.Databases;

class AudienceUndoOnPostgresTest extends AudienceUndoContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
