package org.declic.app;

import org.declic.store.Databases;

class MailServerOnH2Test extends MailServerContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
