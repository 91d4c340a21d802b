package org.declic.app;

import org.declic.store.Databases;

class MailServerOnPostgresTest extends MailServerContract {

    @Override
    Databases.Database fresh() {
        return Databases.postgres();
    }
}
