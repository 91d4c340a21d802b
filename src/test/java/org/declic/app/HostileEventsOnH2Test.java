package org.declic.app;

import org.declic.store.Databases;

class HostileEventsOnH2Test extends HostileEventsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
