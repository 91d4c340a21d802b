package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes on one PostgreSQL. */
class NodesIT {

    @Test
    void the_gate_holds_on_both_nodes_for_what_one_of_them_has_deployed() throws Exception {
        var database = Databases.postgres();
        try (var pool = database.open();
                var one = AppProcess.start(database);
                var other = AppProcess.start(database)) {
            var jdbc = new JdbcTemplate(pool);
            var deployed = one.client()
                    .deployByRest(Automation.of("nodes")
                            .trigger("Start", "Signed up", "trigger.runs", "once", "segment.1.event", "Visited"));
            assertThat(deployed.statusCode()).isEqualTo(200);

            var stranger = message(other.client(), "stranger@example.com");
            assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(400);
            assertThat(stranger.body()).contains("needs `Visited` at least 1 time, happened 0 times");
            other.client().track("Visited", "ana@example.com");

            // the same contact's event at the same moment on both nodes, by two doors
            var threads = Executors.newFixedThreadPool(20);
            try {
                var work = IntStream.range(0, 60)
                        .mapToObj(number -> (Callable<Integer>) () -> {
                            var client = (number % 2 == 0 ? one : other).client();
                            return number % 3 == 0
                                    ? message(client, "ana@example.com").statusCode()
                                    : client.form("Signed up", "ana@example.com", Map.of())
                                            .statusCode();
                        })
                        .toList();
                for (var answer : threads.invokeAll(work)) {
                    assertThat(answer.get()).isIn(200, 204, 400);
                }
            } finally {
                threads.shutdown();
            }
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> count(jdbc, "DECLIC_DECISION WHERE CONTACT = 'ana@example.com'") == 60);
            assertThat(count(jdbc, "ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'nodes'"))
                    .isOne();
            assertThat(count(jdbc, "DECLIC_DECISION WHERE OUTCOME = 'entered'")).isOne();
            assertThat(other.client().decisions("nodes", "ana@example.com")).hasSize(60);
            assertThat(List.of(one.isUp(), other.isUp())).containsOnly(true);
        }
    }

    private static java.net.http.HttpResponse<String> message(Client client, String contact) {
        return client.message("{\"messageName\":\"Signed up\",\"businessKey\":\"" + contact + "\"}");
    }

    private static long count(JdbcTemplate jdbc, String rows) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + rows, Long.class);
    }
}
