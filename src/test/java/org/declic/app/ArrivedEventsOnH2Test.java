package org.declic.app;

import org.declic.store.Databases;

class ArrivedEventsOnH2Test extends ArrivedEventsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
