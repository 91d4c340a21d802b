package org.declic.app;

import java.nio.file.Path;
import org.declic.store.Kept;

class KilledMailOnH2Soak extends KilledMailContract {

    @Override
    Kept kept(Path directory) {
        return Kept.h2(directory);
    }
}
