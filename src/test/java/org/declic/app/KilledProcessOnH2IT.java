package org.declic.app;

import java.nio.file.Path;
import org.declic.store.Kept;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessOnH2IT extends KilledProcessContract {

    @BeforeAll
    static void start(@TempDir Path directory) {
        begin(Kept.h2(directory));
    }
}
