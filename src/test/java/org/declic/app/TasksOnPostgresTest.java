package org.declic.app;

import org.declic.store.Databases;

class TasksOnPostgresTest extends TasksContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
