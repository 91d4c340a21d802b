package org.declic.app;

import org.declic.store.Databases;

class AudienceRightsOnH2Test extends AudienceRightsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
