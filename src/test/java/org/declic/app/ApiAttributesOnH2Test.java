package org.declic.app;

import org.declic.store.Databases;

class ApiAttributesOnH2Test extends ApiAttributesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
