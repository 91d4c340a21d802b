package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * PostgreSQL has no room left for events: it refuses to write with SQLSTATE 53100. A trigger refuses in the same way here, as
 * a test can't fill a disk of its own without the rights to mount one.
 */
class DiskFullIT {

    private static final String EVENT = """
            [{"specversion":"1.0","id":"disk-1","source":"/shop","type":"Ordered","subject":"ana@example.com"}]""";

    private App app;
    private JdbcTemplate jdbc;

    @BeforeEach
    void start() {
        app = App.shared(Databases.postgres());
        jdbc = new JdbcTemplate(app.bean(DataSource.class));
        app.deploy(Automation.of("ordered").trigger("Start", "Ordered", "trigger.limit", "none"));
    }

    @AfterEach
    void stop() {
        jdbc.execute("DROP FUNCTION IF EXISTS NO_ROOM CASCADE");
        app.close();
    }

    @Test
    void every_door_answers_503_records_nothing_and_works_again_without_a_restart() {
        var requests = List.<Supplier<HttpResponse<String>>>of(
                () -> app.form("Ordered", "ana@example.com", Map.of()),
                () -> app.events(EVENT),
                () -> app.message("{\"messageName\":\"Ordered\",\"businessKey\":\"ana@example.com\"}"));
        fill("DECLIC_EVENT");
        for (var request : requests) {
            var answer = request.get();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("try again").doesNotContain("extend file");
        }
        assertThat(events()).isZero();

        jdbc.execute("DROP TRIGGER FULL_DISK ON DECLIC_EVENT");
        for (var request : requests) {
            assertThat(request.get().statusCode()).isIn(200, 202, 204);
        }
        app.settle();
        assertThat(events()).isEqualTo(3);
        assertThat(app.running("ordered", "ana@example.com")).isEqualTo(3);
    }

    @Test
    void jobs_that_find_no_room_are_tried_again_until_there_is_some_without_an_operator() {
        app.jobs().shutdown();
        var management = app.engine().getManagementService();
        fill("ACT_RU_EXECUTION");
        assertThat(app.events(EVENT).statusCode()).isEqualTo(202);
        for (var round = 0; round < 5; round++) {
            for (var job : management.createJobQuery().messages().list()) {
                assertThat(catchThrowable(() -> management.executeJob(job.getId())))
                        .isNotNull();
            }
        }
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();

        jdbc.execute("DROP TRIGGER FULL_DISK ON ACT_RU_EXECUTION");
        var job = management.createJobQuery().messages().singleResult();
        assertThat(job.getRetries()).isEqualTo(3);
        management.executeJob(job.getId());
        assertThat(app.running("ordered", "ana@example.com")).isOne();
        assertThat(management.createJobQuery().messages().count()).isZero();
    }

    private void fill(String table) {
        jdbc.execute("""
                CREATE FUNCTION NO_ROOM() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
                RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$""");
        jdbc.execute("CREATE TRIGGER FULL_DISK BEFORE INSERT ON " + table + " EXECUTE FUNCTION NO_ROOM()");
    }

    private long events() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
    }
}
