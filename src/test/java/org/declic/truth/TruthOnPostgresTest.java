package org.declic.truth;

import org.declic.store.Databases;
import org.declic.store.Stores;

class TruthOnPostgresTest extends TruthContract {

    @Override
    World world() {
        return World.on(new Stores(Databases.postgres()));
    }
}
