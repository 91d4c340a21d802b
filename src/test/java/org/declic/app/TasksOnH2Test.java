package org.declic.app;

import org.declic.store.Databases;

class TasksOnH2Test extends TasksContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
