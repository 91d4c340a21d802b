package org.declic.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the DECLIC_ tables up to date. They have a migration history of their own beside whatever else is there. */
public final class Schema {

    private Schema() {}

    /** Migrates; does nothing if the tables are of this version. Several nodes may do it at once. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/declic/store/migration")
                .table("DECLIC_SCHEMA_HISTORY")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
