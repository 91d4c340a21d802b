package org.declic.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Brings the DECLIC_ tables up to date. They have a migration history of their own beside whatever else is there. */
public final class Schema {

    private Schema() {}

    /** Migrates; does nothing if the tables are of this version. Several nodes may do it at once. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(new Patient(dataSource))
                .locations("classpath:org/declic/store/migration")
                .javaMigrations(new JoinedAddresses())
                .table("DECLIC_SCHEMA_HISTORY")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        new JoinedNames(new Patient(dataSource)).join();
        H2OnDisk.check(dataSource);
    }

    /** Connections that wait for a statement as long as it takes: an index on a large table may take minutes. */
    private static final class Patient extends DelegatingDataSource {

        private Patient(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            try {
                connection.setNetworkTimeout(Runnable::run, 0);
            } catch (SQLFeatureNotSupportedException none) {
                // an embedded database has no network
            }
            return connection;
        }
    }
}
