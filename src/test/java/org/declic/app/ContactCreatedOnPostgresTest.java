package org.declic.app;

import org.declic.store.Databases;

class ContactCreatedOnPostgresTest extends ContactCreatedContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
