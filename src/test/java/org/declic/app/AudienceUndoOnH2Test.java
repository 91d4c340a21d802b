package org.declic.app;

import org.declic.store.Databases;

class AudienceUndoOnH2Test extends AudienceUndoContract {

    @Override
    Databases.Database database() {
        return Databases.h2();
    }
}
