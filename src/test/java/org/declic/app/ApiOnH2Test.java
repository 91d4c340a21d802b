package org.declic.app;

import org.declic.store.Databases;

class ApiOnH2Test extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
