package org.declic.app;

import java.util.List;
import org.declic.store.Databases.Database;

/** An application in a process of its own, killed and started again on a database that outlives it. */
final class RestartedApp implements AutoCloseable {

    private final Database database;
    private AppProcess process;
    private List<String> settings = List.of();

    RestartedApp(Database database) {
        this.database = database;
    }

    /** The one that runs, if these are its settings; else it is started with them. */
    AppProcess with(String... wanted) {
        return isUp() && settings.equals(List.of(wanted)) ? process : started(wanted);
    }

    /** The one that runs, whatever its settings; if none does, it is started with these. */
    AppProcess orWith(String... wanted) {
        return isUp() ? process : started(wanted);
    }

    private boolean isUp() {
        return process != null && process.isUp();
    }

    private AppProcess started(String... wanted) {
        close();
        settings = List.of(wanted);
        process = AppProcess.start(database, wanted);
        return process;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
