package org.declic.app;

import org.declic.store.Databases;

class SuspendedWaitsOnH2Test extends SuspendedWaitsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
