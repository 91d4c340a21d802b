package org.declic.app;

import org.declic.store.Databases;

class MessagesOnH2Test extends MessagesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
