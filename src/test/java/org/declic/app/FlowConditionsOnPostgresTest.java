package org.declic.app;

import org.declic.store.Databases;

class FlowConditionsOnPostgresTest extends FlowConditionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
