package org.declic.store;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * H2 writes to its file up to half a second after the commit, as long as {@code WRITE_DELAY} in its address is not 0. What was
 * acknowledged meanwhile is lost if the application is killed.
 */
final class H2OnDisk {

    private static final Logger LOG = LoggerFactory.getLogger(H2OnDisk.class);

    private H2OnDisk() {}

    /** Warns where such a file is written late. */
    static void check(DataSource dataSource) {
        if (isFile(dataSource) && !isWrittenAtCommit(new JdbcTemplate(dataSource))) {
            LOG.warn(
                    "A kill of the application loses events of the last half second, which were acknowledged: H2 writes to"
                            + " its file after the commit. Add ;WRITE_DELAY=0 to the address of the database");
        }
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
