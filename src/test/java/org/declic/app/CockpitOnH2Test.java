package org.declic.app;

import org.declic.store.Databases;

class CockpitOnH2Test extends CockpitContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
