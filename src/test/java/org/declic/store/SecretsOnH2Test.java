package org.declic.store;

class SecretsOnH2Test extends SecretsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
