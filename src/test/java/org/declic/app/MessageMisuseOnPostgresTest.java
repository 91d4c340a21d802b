package org.declic.app;

import org.declic.store.Databases;

class MessageMisuseOnPostgresTest extends MessageMisuseContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
