package org.declic.app;

import org.declic.store.Databases;

class DocumentedApiOnPostgresTest extends DocumentedApiContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
