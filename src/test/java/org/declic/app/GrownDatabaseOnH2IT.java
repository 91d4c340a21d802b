package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class GrownDatabaseOnH2IT extends GrownDatabaseContract {

    @Override
    Database database() {
        return Databases.h2();
    }
}
