package org.declic.store;

class StandingsOnPostgresTest extends StandingsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
