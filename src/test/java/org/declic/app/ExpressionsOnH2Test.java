package org.declic.app;

import org.declic.store.Databases;

class ExpressionsOnH2Test extends ExpressionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
