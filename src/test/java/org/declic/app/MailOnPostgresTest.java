package org.declic.app;

import org.declic.store.Databases;

class MailOnPostgresTest extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
