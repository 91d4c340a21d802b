package org.declic.store;

class EventIdsOnH2Test extends EventIdsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
