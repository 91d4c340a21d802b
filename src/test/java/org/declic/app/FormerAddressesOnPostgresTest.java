package org.declic.app;

import org.declic.store.Databases;

class FormerAddressesOnPostgresTest extends FormerAddressesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
