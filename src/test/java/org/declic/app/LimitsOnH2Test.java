package org.declic.app;

import org.declic.store.Databases;

class LimitsOnH2Test extends LimitsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
