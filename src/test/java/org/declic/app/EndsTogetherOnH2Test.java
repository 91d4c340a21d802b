package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class EndsTogetherOnH2Test extends EndsTogetherContract {

    @Override
    Database database() {
        return Databases.h2();
    }
}
