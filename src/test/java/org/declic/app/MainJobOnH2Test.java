package org.declic.app;

import org.declic.store.Databases;

class MainJobOnH2Test extends MainJobContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
