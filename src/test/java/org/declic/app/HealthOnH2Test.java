package org.declic.app;

import org.declic.store.Databases;

class HealthOnH2Test extends HealthContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
