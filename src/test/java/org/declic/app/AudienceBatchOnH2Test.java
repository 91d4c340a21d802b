package org.declic.app;

import org.declic.store.Databases;

class AudienceBatchOnH2Test extends AudienceBatchContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
