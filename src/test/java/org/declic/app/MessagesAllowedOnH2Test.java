package org.declic.app;

import org.declic.store.Databases;

class MessagesAllowedOnH2Test extends MessagesAllowedContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
