package org.declic.store;

class JoinedAddressesOnH2Test extends JoinedAddressesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
