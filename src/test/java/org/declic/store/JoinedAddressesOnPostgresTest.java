package org.declic.store;

class JoinedAddressesOnPostgresTest extends JoinedAddressesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
