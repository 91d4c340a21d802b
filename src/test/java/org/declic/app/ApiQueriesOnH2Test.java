package org.declic.app;

import org.declic.store.Databases;

class ApiQueriesOnH2Test extends ApiQueriesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
