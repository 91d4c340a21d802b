package org.declic.app;

import org.declic.store.Databases;

class SuspendedMeanwhileOnH2Test extends SuspendedMeanwhileContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
