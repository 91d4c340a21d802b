package org.declic.app;

import org.declic.store.Databases;

class CockpitAccessOnH2Test extends CockpitAccessContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
