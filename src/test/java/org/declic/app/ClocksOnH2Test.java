package org.declic.app;

import org.declic.store.Databases;

class ClocksOnH2Test extends ClocksContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
