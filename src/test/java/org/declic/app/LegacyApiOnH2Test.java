package org.declic.app;

import org.declic.store.Databases;

class LegacyApiOnH2Test extends LegacyApiContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
