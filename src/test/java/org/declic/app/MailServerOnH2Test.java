package org.declic.app;

import org.declic.store.Databases;

class MailServerOnH2Test extends MailServerContract {

    @Override
    Databases.Database fresh() {
        return Databases.h2();
    }
}
