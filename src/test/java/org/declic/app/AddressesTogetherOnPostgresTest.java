package org.declic.app;

import org.declic.store.Databases;

class AddressesTogetherOnPostgresTest extends AddressesTogetherContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
