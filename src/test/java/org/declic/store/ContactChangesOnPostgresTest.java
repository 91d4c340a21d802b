package org.declic.store;

class ContactChangesOnPostgresTest extends ContactChangesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
