package org.declic.app;

import org.declic.store.Databases;

class MessageRightsOnPostgresTest extends MessageRightsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
