package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class ResumedTogetherOnPostgresTest extends ResumedTogetherContract {

    @Override
    Database database() {
        return Databases.postgres();
    }
}
