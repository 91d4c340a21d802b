package org.declic.app;

import org.declic.store.Databases;

class DelayOnH2Test extends DelayContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
