package org.declic.app;

import org.declic.store.Databases;

class NamesOnH2Test extends NamesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
