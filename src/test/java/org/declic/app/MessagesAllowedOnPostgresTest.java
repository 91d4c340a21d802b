package org.declic.app;

import org.declic.store.Databases;

class MessagesAllowedOnPostgresTest extends MessagesAllowedContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
