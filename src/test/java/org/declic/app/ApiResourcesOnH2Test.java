package org.declic.app;

import org.declic.store.Databases;

class ApiResourcesOnH2Test extends ApiResourcesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
