package org.declic.app;

import org.declic.store.Databases;

class LegacyFormsOnH2Test extends LegacyFormsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
