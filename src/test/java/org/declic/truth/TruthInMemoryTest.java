package org.declic.truth;

class TruthInMemoryTest extends TruthContract {

    @Override
    World world() {
        return World.inMemory();
    }
}
