package org.declic.store;

class UpgradeOnH2Test extends UpgradeContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
