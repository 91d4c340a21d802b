package org.declic.app;

import org.declic.store.Databases;

class FormerAddressesOnH2Test extends FormerAddressesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
