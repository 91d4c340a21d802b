package org.declic.app;

import org.declic.store.Databases;

class OperatorsCollideOnH2Test extends OperatorsCollideContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
