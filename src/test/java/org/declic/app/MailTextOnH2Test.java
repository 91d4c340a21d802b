package org.declic.app;

import org.declic.store.Databases;

class MailTextOnH2Test extends MailTextContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
