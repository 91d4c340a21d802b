package org.declic.app;

import org.declic.store.Databases;

class ExpressionsOnPostgresTest extends ExpressionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
