package org.declic.app;

import org.declic.store.Databases;

class TenantWallsOnH2Test extends TenantWallsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
