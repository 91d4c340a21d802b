package org.declic.app;

import org.declic.store.Databases;
import org.declic.store.Databases.Database;

class GrownDatabaseOnPostgresIT extends GrownDatabaseContract {

    @Override
    Database database() {
        return Databases.postgres();
    }

    @Override
    void noStatisticsByItself() {
        jdbc.queryForList(
                        "SELECT 'ALTER TABLE ' || quote_ident(tablename) || ' SET (autovacuum_enabled = false)'"
                                + " FROM pg_tables WHERE schemaname = 'public'",
                        String.class)
                .forEach(jdbc::execute);
    }

    @Override
    void noStatistics() {
        jdbc.execute("DELETE FROM pg_statistic WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace ="
                + " 'public'::regnamespace)");
        jdbc.execute("UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relnamespace = 'public'::regnamespace");
    }
}
