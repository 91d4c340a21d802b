package org.declic.app;

import org.declic.store.Databases;

class LateEventsOnH2Test extends LateEventsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
