package org.declic.app;

import org.declic.store.Databases;

class FailedJobsOnPostgresTest extends FailedJobsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
