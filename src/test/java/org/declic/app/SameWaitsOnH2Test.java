package org.declic.app;

import org.declic.store.Databases;

class SameWaitsOnH2Test extends SameWaitsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
