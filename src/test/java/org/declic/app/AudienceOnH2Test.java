package org.declic.app;

import org.declic.store.Databases;

class AudienceOnH2Test extends AudienceContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
