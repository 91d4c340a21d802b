package org.declic.app;

import org.declic.store.Databases;

class StepsOnH2Test extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
