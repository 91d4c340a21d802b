package org.declic.app;

import org.declic.store.Databases;

class DocumentedApiOnH2Test extends DocumentedApiContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
