package org.declic.app;

import org.declic.store.Databases;

class VariableTypesOnH2Test extends VariableTypesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
