package org.declic.app;

import org.declic.store.Databases;

class OtherListsOnH2Test extends OtherListsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
