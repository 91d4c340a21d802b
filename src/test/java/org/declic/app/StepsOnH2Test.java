package org.declic.app;

import org.declic.store.Databases;

class StepsOnH2Test extends StepsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
