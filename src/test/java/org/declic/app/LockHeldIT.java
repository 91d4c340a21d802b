package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** Somebody else holds what a request needs, for longer than it waits. */
class LockHeldIT {

    @Test
    void who_has_logged_in_and_then_waits_in_vain_is_answered_503() throws SQLException {
        try (var app = App.on(
                Databases.postgres(), "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '100ms'")) {
            try (var other = app.bean(DataSource.class).getConnection();
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE ACT_ID_TENANT IN ACCESS EXCLUSIVE MODE");
                var answer = app.get("/engine-rest/process-definition");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("try again").doesNotContain("lock");
                other.rollback();
            }
            assertThat(app.get("/engine-rest/process-definition").statusCode()).isEqualTo(200);
        }
    }
}
