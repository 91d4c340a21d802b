package org.declic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kills themselves: {@code KilledProcessOnH2Soak}. */
@ExtendWith(OutputCaptureExtension.class)
class H2OnDiskTest {

    private static final String WARNING = "Add ;WRITE_DELAY=0 to the address of the database";

    @TempDir
    private Path directory;

    @Test
    void a_file_that_is_written_after_the_commit_is_warned_of(CapturedOutput output) {
        migrate(file("late"));
        assertThat(output).contains(WARNING);
    }

    @Test
    void a_file_that_is_written_at_the_commit_is_not(CapturedOutput output) {
        migrate(file("at-once") + ";WRITE_DELAY=0");
        assertThat(output).doesNotContain(WARNING);
    }

    @Test
    void memory_and_other_databases_are_not(CapturedOutput output) {
        migrate(Databases.h2());
        migrate(Databases.postgres());
        assertThat(output).doesNotContain(WARNING);
    }

    /** A kill can leave a file so: the rows are written, that their ids are used is not. */
    @Test
    void ids_that_rows_have_already_are_not_given_again() {
        var database = new Database(file("killed") + ";WRITE_DELAY=0", "sa", "");
        migrate(database);
        try (var pool = database.open()) {
            new JdbcTemplate(pool).update("INSERT INTO DECLIC_EVENT_NAME (ID, TENANT, NAME) VALUES (1, '', 'Ordered')");
        }
        migrate(database);
        migrate(database);
        try (var pool = database.open()) {
            var jdbc = new JdbcTemplate(pool);
            jdbc.update("INSERT INTO DECLIC_EVENT_NAME (TENANT, NAME) VALUES ('', 'Paid')");
            assertThat(jdbc.queryForList("SELECT ID FROM DECLIC_EVENT_NAME ORDER BY ID", Integer.class))
                    .containsExactly(1, 2);
        }
    }

    private String file(String name) {
        return "jdbc:h2:file:" + directory.resolve(name);
    }

    private static void migrate(String address) {
        migrate(new Database(address, "sa", ""));
    }

    private static void migrate(Database database) {
        try (var pool = database.open()) {
            Schema.migrate(pool);
        }
    }
}
