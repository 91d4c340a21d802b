package org.declic.app;

import org.declic.store.Databases;

class SuspendedMeanwhileOnPostgresTest extends SuspendedMeanwhileContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
