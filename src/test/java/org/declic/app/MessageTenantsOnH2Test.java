package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class MessageTenantsOnH2Test extends MessageTenantsContract {

    @Override
    Database database() {
        return Databases.h2();
    }
}
