package org.declic.store;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * What H2 does not do for its files when the application is killed. It writes to them up to half a second after the commit, as
 * long as {@code WRITE_DELAY} in its address is not 0: what was acknowledged meanwhile is lost. And it may have written rows, but
 * not that their generated ids are used: it would give these ids again, and each such insert would fail.
 */
final class H2OnDisk {

    private static final Logger LOG = LoggerFactory.getLogger(H2OnDisk.class);

    private static final String GENERATED = """
            SELECT TABLE_NAME, COLUMN_NAME, IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS
            WHERE TABLE_SCHEMA = CURRENT_SCHEMA AND TABLE_NAME LIKE 'DECLIC\\_%' AND IDENTITY_BASE IS NOT NULL""";

    private H2OnDisk() {}

    /** Warns where such a file is written late, and lets generated ids go on after the highest that there is. */
    static void check(DataSource dataSource) {
        if (!isFile(dataSource)) {
            return;
        }
        var jdbc = new JdbcTemplate(dataSource);
        if (!isWrittenAtCommit(jdbc)) {
            LOG.warn(
                    "A kill of the application loses events of the last half second, which were acknowledged: H2 writes to"
                            + " its file after the commit. Add ;WRITE_DELAY=0 to the address of the database");
        }
        goOnAfterTheHighest(jdbc);
    }

    private static void goOnAfterTheHighest(JdbcTemplate jdbc) {
        jdbc.query(GENERATED, generated -> {
            var table = generated.getString("TABLE_NAME");
            var column = generated.getString("COLUMN_NAME");
            var highest = jdbc.queryForObject("SELECT MAX(" + column + ") FROM " + table, Long.class);
            if (highest != null && highest >= generated.getLong("IDENTITY_BASE")) {
                jdbc.execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + (highest + 1));
                LOG.info("H2 would have given ids of {} again after a kill: they go on after {}", table, highest);
            }
        });
    }

    private static boolean isFile(DataSource dataSource) {
        try {
            var address = JdbcUtils.extractDatabaseMetaData(dataSource, data -> String.valueOf(data.getURL()));
            return address.startsWith("jdbc:h2:") && !address.startsWith("jdbc:h2:mem:");
        } catch (MetaDataAccessException unknown) {
            return false;
        }
    }

    private static boolean isWrittenAtCommit(JdbcTemplate jdbc) {
        return jdbc
                .queryForList(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'",
                        String.class)
                .stream()
                .allMatch("0"::equals);
    }
}
