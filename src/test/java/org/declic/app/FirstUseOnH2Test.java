package org.declic.app;

import org.declic.store.Databases;

class FirstUseOnH2Test extends FirstUseContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
