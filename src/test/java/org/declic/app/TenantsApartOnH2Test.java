package org.declic.app;

import org.declic.store.Databases;

class TenantsApartOnH2Test extends TenantsApartContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
