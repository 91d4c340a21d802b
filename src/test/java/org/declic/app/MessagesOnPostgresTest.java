package org.declic.app;

import org.declic.store.Databases;

class MessagesOnPostgresTest extends MessagesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
