package org.declic.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Fresh, empty databases of both kinds; PostgreSQL is a real server that is started once for all tests. A database is created
 * when its address is asked for. It is dropped when the test class that asked for it has ended ({@link DropDatabases}), so
 * that those in memory don't fill it.
 */
public final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Queue<Database> MADE = new ConcurrentLinkedQueue<>();
    private static final Set<String> MISSING = ConcurrentHashMap.newKeySet();

    private Databases() {}

    public static Database h2() {
        return made(newH2());
    }

    /** Sessions are in a time zone that is not the JVM's and half an hour off. */
    public static Database postgres() {
        return made(newPostgres());
    }

    /** One that is there until the JVM ends. */
    public static Database lasting(boolean postgres) {
        return postgres ? newPostgres() : newH2();
    }

    private static Database newH2() {
        return new Database(
                "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
    }

    private static Database newPostgres() {
        var name = "test" + COUNT.incrementAndGet();
        MISSING.add(name);
        return new Database(Server.STARTED.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    /** @param template whose tables it has */
    private static void create(String name, String template) {
        try (var connection = Server.STARTED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            statement.execute("ALTER DATABASE " + name + " SET timezone TO 'America/St_Johns'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Database made(Database database) {
        MADE.add(database);
        return database;
    }

    static void drop() {
        for (var made = MADE.poll(); made != null; made = MADE.poll()) {
            made.drop();
        }
    }

    /** Where a database is and who may use it. */
    public record Database(String url, String user, String password) {

        @Override
        public String url() {
            if (isPostgres() && MISSING.remove(name())) {
                create(name(), "template1");
            }
            return url;
        }

        /** A pool of connections to it. */
        public HikariDataSource open() {
            var config = new HikariConfig();
            config.setJdbcUrl(url());
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(20);
            config.setMinimumIdle(0);
            config.setIdleTimeout(10_000);
            return new HikariDataSource(config);
        }

        /** On PostgreSQL a copy of one that was migrated once, since that takes less than migrating each. */
        public DataSource migrated() {
            if (isPostgres() && MISSING.remove(name())) {
                create(name(), Migrated.NAME);
            }
            var dataSource = open();
            Schema.migrate(dataSource);
            return dataSource;
        }

        public boolean isPostgres() {
            return url.startsWith("jdbc:postgresql");
        }

        private void drop() {
            if (isPostgres() && MISSING.remove(name())) {
                return;
            }
            try (var connection = isPostgres()
                            ? Server.STARTED.getPostgresDatabase().getConnection()
                            : DriverManager.getConnection(url, user, password);
                    var statement = connection.createStatement()) {
                statement.execute(isPostgres() ? "DROP DATABASE " + name() + " WITH (FORCE)" : "SHUTDOWN");
            } catch (SQLException failed) {
                throw new IllegalStateException(url + " could not be dropped", failed);
            }
        }

        private String name() {
            return url.replaceAll("\\?.*", "").replaceAll(".*/", "");
        }
    }

    private static final class Migrated {

        private static final String NAME = migrated();

        private static String migrated() {
            var database = newPostgres();
            try (var dataSource = database.open()) {
                Schema.migrate(dataSource);
            }
            return database.name();
        }
    }

    private static final class Server {

        private static final EmbeddedPostgres STARTED = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .start();
            } catch (IOException failed) {
                throw new IllegalStateException("PostgreSQL could not be started", failed);
            }
        }
    }
}
