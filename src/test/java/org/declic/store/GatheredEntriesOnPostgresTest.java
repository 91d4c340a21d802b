package org.declic.store;

class GatheredEntriesOnPostgresTest extends GatheredEntriesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
