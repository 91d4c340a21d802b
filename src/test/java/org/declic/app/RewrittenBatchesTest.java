package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.declic.store.Databases;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.Test;

/** On PostgreSQL the rows of a batch go in one statement, unless the address says otherwise. */
class RewrittenBatchesTest {

    @Test
    void the_rows_of_a_batch_go_in_one_statement() throws SQLException {
        try (var app = App.on(Databases.postgres())) {
            assertThat(countsOfTwoRows(app)).containsExactly(Statement.SUCCESS_NO_INFO, Statement.SUCCESS_NO_INFO);
        }
    }

    @Test
    void the_address_of_the_database_has_the_last_word() throws SQLException {
        var database = Databases.postgres();
        var separator = database.url().contains("?") ? "&" : "?";
        var without = new Database(
                database.url() + separator + "reWriteBatchedInserts=false", database.user(), database.password());
        try (var app = App.on(without)) {
            assertThat(countsOfTwoRows(app)).containsExactly(1, 1);
        }
    }

    /** The driver knows no counts for each row of rows that went together. */
    private static int[] countsOfTwoRows(App app) throws SQLException {
        try (var connection = app.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE TWO_ROWS (ID INTEGER)");
            try (var insert = connection.prepareStatement("INSERT INTO TWO_ROWS (ID) VALUES (?)")) {
                for (var id = 1; id <= 2; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        }
    }
}
