package org.declic.store;

class ContactPositionsOnH2Test extends ContactPositionsContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
