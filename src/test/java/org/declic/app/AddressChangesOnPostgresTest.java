package org.declic.app;

import org.declic.store.Databases;

class AddressChangesOnPostgresTest extends AddressChangesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
