package org.declic.app;

import java.nio.file.Path;
import org.declic.store.Kept;

class MovedDatabaseOnPostgresIT extends MovedDatabaseContract {

    @Override
    Kept kept(Path directory) {
        return Kept.postgres(directory);
    }
}
