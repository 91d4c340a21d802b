package org.declic.app;

import org.declic.store.Databases;

class FlowConditionsOnH2Test extends FlowConditionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
