package org.declic.store;

class ForeseenOnPostgresTest extends ForeseenContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
