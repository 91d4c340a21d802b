package org.declic.app;

import org.declic.store.Databases;

class MailOnPostgresTest extends MailContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
