package org.declic.app;

import org.declic.store.Databases;

class RawQueriesOnH2Test extends RawQueriesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
