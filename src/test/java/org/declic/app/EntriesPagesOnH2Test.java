package org.declic.app;

import org.declic.store.Databases;

class EntriesPagesOnH2Test extends EntriesPagesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
