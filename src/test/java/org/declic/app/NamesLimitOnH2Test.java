package org.declic.app;

import org.declic.store.Databases;

class NamesLimitOnH2Test extends NamesLimitContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
