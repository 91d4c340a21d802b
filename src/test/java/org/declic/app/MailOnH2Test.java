package org.declic.app;

import org.declic.store.Databases;

class MailOnH2Test extends MailContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
