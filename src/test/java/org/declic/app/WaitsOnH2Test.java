package org.declic.app;

import org.declic.store.Databases;

class WaitsOnH2Test extends WaitsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
