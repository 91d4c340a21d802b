package org.declic.store;

class RetentionOnPostgresTest extends RetentionContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
