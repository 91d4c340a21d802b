package org.declic.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.declic.app.App;
import org.declic.store.Databases.Database;
import org.declic.store.PostgresServer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL that is as careful as in production, the application on one of its databases, and another for comparison. */
final class Stage implements AutoCloseable {

    /** All that benchmarks leave on the disk. */
    static final Path FOLDER = Path.of("target", "benchmark");

    private static final Path DATA = FOLDER.resolve("postgres");

    /** For PostgreSQL's pages: a quarter of 24 GiB, as its manual recommends. Its default is for a machine of long ago. */
    private static final String SHARED_BUFFERS = System.getProperty("benchmark.shared-buffers", "6GB");

    private final PostgresServer server;
    private final JdbcTemplate jdbc;
    final App app;
    final Database bare;

    Stage() throws IOException {
        clean();
        Files.createDirectories(DATA);
        server = new PostgresServer(DATA, SHARED_BUFFERS);
        bare = new Database(server.database().url().replace("/postgres", "/bare"), "postgres", "postgres");
        jdbc = new JdbcTemplate(server.database().open());
        jdbc.execute("CREATE DATABASE bare");
        app = App.on(server.database());
    }

    /** The application's. */
    Database database() {
        return server.database();
    }

    /** Another one on the same server, which is empty until it is asked for. */
    Database few() {
        return another("few");
    }

    /** One by this name. */
    Database another(String name) {
        if (number("SELECT COUNT(*) FROM pg_database WHERE datname = '" + name + "'") == 0) {
            jdbc.execute("CREATE DATABASE " + name);
        }
        return new Database(server.database().url().replace("/postgres", "/" + name), "postgres", "postgres");
    }

    /** On the application's database. */
    JdbcTemplate jdbc() {
        return jdbc;
    }

    long number(String query) {
        var found = jdbc.queryForObject(query, Long.class);
        return found == null ? 0 : found;
    }

    /** Statistics, as PostgreSQL makes them by itself a minute after the first rows. */
    void analyze() {
        jdbc.execute("ANALYZE");
    }

    /** Waits until nothing is left to correlate. */
    void settle() throws InterruptedException {
        while (number("SELECT COUNT(*) FROM (SELECT 1 FROM DECLIC_PENDING FETCH FIRST 1 ROW ONLY) P") > 0) {
            Thread.sleep(25);
        }
    }

    /** What the server says that must be on. */
    String settings() {
        return jdbc.queryForObject(
                "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                        + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                        + " || ', full_page_writes ' || current_setting('full_page_writes')"
                        + " || ', shared_buffers ' || current_setting('shared_buffers')",
                String.class);
    }

    private static void clean() throws IOException {
        if (Files.exists(FOLDER)) {
            try (var files = Files.walk(FOLDER)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        app.close();
        server.close();
    }
}
