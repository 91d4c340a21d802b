package org.declic.app;

import org.declic.store.Databases;

class MessageRightsOnH2Test extends MessageRightsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
