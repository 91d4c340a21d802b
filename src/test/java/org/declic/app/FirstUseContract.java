package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that are made on first use, when several make the same one at the same moment. */
abstract class FirstUseContract extends AppContract {

    private static final int AT_ONCE = 6;

    @Test
    void parallel_first_entries_of_a_new_contact_are_all_answered() throws Exception {
        app.deploy(Automation.of("first-use").trigger("Start", "First use", "trigger.limit", "none"));
        for (var round = 0; round < 5; round++) {
            var contact = "first" + round + "@example.com";
            atOnce(
                    201,
                    number -> Operator.demo(app)
                            .post("/automations/first-use/entries", "{\"contact\":\"" + contact + "\"}"));
            assertThat(app.running("first-use", contact)).isEqualTo(AT_ONCE);
        }
    }

    @Test
    void parallel_first_events_messages_and_attributes_of_new_contacts_are_all_answered() throws Exception {
        app.deploy(Automation.of("first-message").trigger("Start", "First message", "trigger.limit", "none"));
        for (var round = 0; round < 5; round++) {
            var contact = "fresh" + round + "@example.com";
            var name = "Fresh " + round;
            atOnce(200, number -> app.form(name, contact, Map.of()));
            atOnce(204, number -> message("First message", "messaged" + contact, ""));
            atOnce(
                    201,
                    number -> api("/api/3/contact/sync", "{\"contact\":{\"email\":\"synced" + contact + "\"}}"),
                    200);
            atOnce(
                    200,
                    number -> app.form(
                            "List subscribed", "listed" + contact, Map.of("eventdata", "{\"list\":\"" + name + "\"}")));
        }
    }

    private HttpResponse<String> api(String path, String json) {
        return app.send(app.request(path)
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private void atOnce(int status, IntFunction<HttpResponse<String>> request) throws Exception {
        atOnce(status, request, status);
    }

    private void atOnce(int status, IntFunction<HttpResponse<String>> request, int other) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var together = new CyclicBarrier(AT_ONCE);
        try {
            var answers = threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<HttpResponse<String>>>mapToObj(number -> () -> {
                        together.await();
                        return request.apply(number);
                    })
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isIn(status, other);
            }
        } finally {
            threads.shutdown();
        }
    }
}
