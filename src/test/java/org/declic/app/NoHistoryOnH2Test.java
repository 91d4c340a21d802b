package org.declic.app;

import org.declic.store.Databases;

class NoHistoryOnH2Test extends NoHistoryContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
