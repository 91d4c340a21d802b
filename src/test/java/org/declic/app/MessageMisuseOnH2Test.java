package org.declic.app;

import org.declic.store.Databases;

class MessageMisuseOnH2Test extends MessageMisuseContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
