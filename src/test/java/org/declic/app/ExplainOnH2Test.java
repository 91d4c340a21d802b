package org.declic.app;

import org.declic.store.Databases;

class ExplainOnH2Test extends ExplainContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
