package org.declic.app;

import java.nio.file.Path;
import org.declic.store.Kept;

class KilledProcessOnH2Soak extends KilledProcessContract {

    @Override
    Kept kept(Path directory) {
        return Kept.h2(directory);
    }
}
