package org.declic.app;

import org.declic.store.Databases;

class AddressesTogetherOnH2Test extends AddressesTogetherContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
