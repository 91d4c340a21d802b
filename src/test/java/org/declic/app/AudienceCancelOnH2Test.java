package org.declic.app;

import org.declic.store.Databases;

class AudienceCancelOnH2Test extends AudienceCancelContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
