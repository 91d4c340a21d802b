package org.declic.app;

import org.declic.store.Databases;

class MailOnH2Test extends TriggersContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
