package org.declic.store;

class SecretsOnPostgresTest extends SecretsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
