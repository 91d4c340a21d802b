package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class MessageTenantsOnPostgresTest extends MessageTenantsContract {

    @Override
    Database database() {
        return Databases.postgres();
    }
}
