package org.declic.store;

class TransactionOnPostgresTest extends TransactionContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
