package org.declic.app;

import org.declic.store.Databases;

class ApiEventsOnH2Test extends ApiEventsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
