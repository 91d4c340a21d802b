package org.declic.app;

import org.declic.store.Databases;

class MailTextOnPostgresTest extends MailTextContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
