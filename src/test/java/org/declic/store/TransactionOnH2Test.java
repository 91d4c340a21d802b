package org.declic.store;

class TransactionOnH2Test extends TransactionContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
