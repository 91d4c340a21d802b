package org.declic.app;

import org.declic.store.Databases;

class MetricsOnH2Test extends MetricsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
