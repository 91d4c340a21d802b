package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.declic.store.Databases;
import org.declic.store.Databases.Database;
import org.junit.jupiter.api.Test;

/** What connections to PostgreSQL are set to, unless the address of the database says otherwise. */
class PostgresAddressTest {

    @Test
    void the_rows_of_a_batch_go_in_one_statement_and_statements_have_limits_of_time() throws SQLException {
        try (var app = App.shared(Databases.postgres())) {
            assertThat(countsOfTwoRows(app)).containsExactly(Statement.SUCCESS_NO_INFO, Statement.SUCCESS_NO_INFO);
            assertThat(networkTimeout(app)).isEqualTo(30_000);
        }
    }

    @Test
    void the_address_of_the_database_has_the_last_word() throws SQLException {
        var database = Databases.postgres();
        var separator = database.url().contains("?") ? "&" : "?";
        var other = new Database(
                database.url() + separator + "reWriteBatchedInserts=false&socketTimeout=77",
                database.user(),
                database.password());
        try (var app = App.on(other)) {
            assertThat(countsOfTwoRows(app)).containsExactly(1, 1);
            assertThat(networkTimeout(app)).isEqualTo(77_000);
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
            } finally {
                statement.execute("DROP TABLE TWO_ROWS");
            }
        }
    }

    private static int networkTimeout(App app) throws SQLException {
        try (var connection = app.bean(DataSource.class).getConnection()) {
            return connection.getNetworkTimeout();
        }
    }
}
