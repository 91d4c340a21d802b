package org.declic.app;

import org.declic.store.Databases;

class WebhooksOnH2Test extends WebhooksContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
