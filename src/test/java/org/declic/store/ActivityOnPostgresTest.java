package org.declic.store;

class ActivityOnPostgresTest extends ActivityContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
