package org.declic.app;

import org.declic.store.Databases;

class FailedEventsOnH2Test extends FailedEventsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
