package org.declic.store;

class PrefetchedOnPostgresTest extends PrefetchedContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
