package org.declic.store;

class JoinedNamesOnH2Test extends JoinedNamesContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
