package org.declic.app;

import org.declic.store.Databases;

class ExportOnH2Test extends ExportContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
