package org.declic.app;

import org.declic.store.Databases;

class AddressesOnPostgresTest extends AddressesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
