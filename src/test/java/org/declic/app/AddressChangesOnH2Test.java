package org.declic.app;

import org.declic.store.Databases;

class AddressChangesOnH2Test extends AddressChangesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
