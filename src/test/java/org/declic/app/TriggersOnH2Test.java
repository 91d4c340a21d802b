package org.declic.app;

import org.declic.store.Databases;

class TriggersOnH2Test extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
