package org.declic.app;

import org.declic.store.Databases;

class CrowdedContactsOnH2Test extends CrowdedContactsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }

    @Override
    int batches() {
        return 1;
    }
}
