package org.declic.app;

import org.declic.store.Databases;

class ContactCreatedOnH2Test extends ContactCreatedContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
