package org.declic.app;

import org.declic.store.Databases;

class WaitsLookBackOnH2Test extends WaitsLookBackContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
