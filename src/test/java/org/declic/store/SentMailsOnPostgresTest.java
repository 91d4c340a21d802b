package org.declic.store;

class SentMailsOnPostgresTest extends SentMailsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
