package org.declic.store;

class JoinedNamesOnPostgresTest extends JoinedNamesContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
