package org.declic.app;

import org.declic.store.Databases;

class DeadlockHuntOnH2Test extends DeadlockHuntContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
