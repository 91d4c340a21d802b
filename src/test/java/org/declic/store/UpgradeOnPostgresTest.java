package org.declic.store;

class UpgradeOnPostgresTest extends UpgradeContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
