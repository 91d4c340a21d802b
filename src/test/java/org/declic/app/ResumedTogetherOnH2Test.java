package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class ResumedTogetherOnH2Test extends ResumedTogetherContract {

    @Override
    Database database() {
        return Databases.h2();
    }
}
