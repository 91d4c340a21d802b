package org.declic.store;

class GatheredDecisionsOnPostgresTest extends GatheredDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
