package org.declic.store;

class LatestDecisionsOnPostgresTest extends LatestDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
