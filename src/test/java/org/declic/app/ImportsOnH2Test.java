package org.declic.app;

import org.declic.store.Databases;

class ImportsOnH2Test extends ImportsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
