package org.declic.store;

class SentMailsOnH2Test extends SentMailsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
