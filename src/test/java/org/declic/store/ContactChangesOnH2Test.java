package org.declic.store;

class ContactChangesOnH2Test extends ContactChangesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
