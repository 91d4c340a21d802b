package org.declic.app;

import org.declic.store.Databases;

class ByHandOnH2Test extends ByHandContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
