package org.declic.app;

import org.declic.store.Databases;

class AddressesOnH2Test extends AddressesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
