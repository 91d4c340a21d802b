package org.declic.store;

class ContactPositionsOnPostgresTest extends ContactPositionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
