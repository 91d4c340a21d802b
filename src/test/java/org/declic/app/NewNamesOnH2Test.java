package org.declic.app;

import org.declic.store.Databases;

class NewNamesOnH2Test extends NewNamesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
