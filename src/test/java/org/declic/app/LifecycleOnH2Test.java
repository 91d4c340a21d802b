package org.declic.app;

import org.declic.store.Databases;

class LifecycleOnH2Test extends LifecycleContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
