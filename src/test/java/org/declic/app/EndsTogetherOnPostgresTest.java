package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class EndsTogetherOnPostgresTest extends EndsTogetherContract {

    @Override
    Database database() {
        return Databases.postgres();
    }
}
