package org.declic.app;

import org.declic.store.Databases;

class ApiRefusalsOnH2Test extends ApiRefusalsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
