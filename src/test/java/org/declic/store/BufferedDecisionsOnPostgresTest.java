package org.declic.store;

class BufferedDecisionsOnPostgresTest extends BufferedDecisionsContract {

    @Override
    Databases.Database database() {
        return Databases.postgres();
    }
}
