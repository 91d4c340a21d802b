package org.declic.app;

import org.declic.store.Databases;

class WebhooksOnPostgresTest extends WebhooksContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
