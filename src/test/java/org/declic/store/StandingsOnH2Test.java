package org.declic.store;

class StandingsOnH2Test extends StandingsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
