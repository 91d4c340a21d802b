package org.declic.app;

import org.declic.store.Databases;

class FailedJobsOnH2Test extends FailedJobsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
