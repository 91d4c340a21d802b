package org.declic.app;

import org.declic.store.Databases;

class DeletedVersionsOnH2Test extends DeletedVersionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
