package org.declic.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Fresh, empty databases of both kinds; PostgreSQL is a real server that is started once for all tests. */
public final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    public static Database h2() {
        return new Database(
                "jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
    }

    /** Sessions are in a time zone that is not the JVM's and half an hour off. */
    public static Database postgres() {
        var name = "test" + COUNT.incrementAndGet();
        try (var connection = Server.STARTED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            statement.execute("ALTER DATABASE " + name + " SET timezone TO 'America/St_Johns'");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new Database(Server.STARTED.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    /** Where a database is and who may use it. */
    public record Database(String url, String user, String password) {

        /** A pool of connections to it. */
        public HikariDataSource open() {
            var config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(20);
            config.setMinimumIdle(0);
            config.setIdleTimeout(10_000);
            return new HikariDataSource(config);
        }

        public DataSource migrated() {
            var dataSource = open();
            Schema.migrate(dataSource);
            return dataSource;
        }

        public boolean isPostgres() {
            return url.startsWith("jdbc:postgresql");
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
