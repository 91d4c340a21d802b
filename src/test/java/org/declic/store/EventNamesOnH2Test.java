package org.declic.store;

class EventNamesOnH2Test extends EventNamesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
