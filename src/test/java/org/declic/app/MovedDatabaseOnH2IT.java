package org.declic.app;

import java.nio.file.Path;
import org.declic.store.Kept;

class MovedDatabaseOnH2IT extends MovedDatabaseContract {

    @Override
    Kept kept(Path directory) {
        return Kept.h2(directory);
    }
}
