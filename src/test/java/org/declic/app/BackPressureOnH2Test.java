package org.declic.app;

import org.declic.store.Databases;

class BackPressureOnH2Test extends BackPressureContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
