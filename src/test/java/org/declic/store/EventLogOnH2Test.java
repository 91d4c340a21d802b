package org.declic.store;

class EventLogOnH2Test extends EventLogContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
