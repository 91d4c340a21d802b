package org.declic.app;

import org.declic.store.Databases;

class EraseOnH2Test extends EraseContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
