package org.declic.app;

import org.declic.store.Databases;

class MetricsOnPostgresTest extends MetricsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
