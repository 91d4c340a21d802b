package org.declic.store;

class RetentionOnH2Test extends RetentionContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
