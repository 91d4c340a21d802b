package org.declic.truth;

import org.declic.store.Databases;
import org.declic.store.Stores;

class TruthOnH2Test extends TruthContract {

    @Override
    World world() {
        return World.on(new Stores(Databases.h2()));
    }
}
