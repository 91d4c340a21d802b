package org.declic.app;

import org.declic.store.Databases;

class ApiOnH2Test extends ApiContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
