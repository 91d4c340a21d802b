package org.declic.app;

import org.declic.store.Databases;

class OperatorsCollideOnPostgresTest extends OperatorsCollideContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
