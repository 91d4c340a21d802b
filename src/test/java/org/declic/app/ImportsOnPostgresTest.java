package org.declic.app;

import org.declic.store.Databases;

class ImportsOnPostgresTest extends ImportsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
