package org.declic.app;

import org.declic.store.Databases;

class VariableTypesOnPostgresTest extends VariableTypesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
