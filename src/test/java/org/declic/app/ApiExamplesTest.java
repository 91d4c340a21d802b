package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the description at {@code /v3/api-docs} can be sent as they are, and what comes back is as described. */
class ApiExamplesTest {

    /** Of what has gone wrong or been entered by a batch, which is not there; other tests read these answers. */
    private static final Set<String> OF_NOTHING_THERE =
            Set.of("retryFailedEvent", "dropFailedEvent", "undoBatch", "showUnsubscribePage", "unsubscribe");

    private static App app;
    private static JsonNode described;
    private static ApiSchemas schemas;

    private final ApiThings things = new ApiThings(app);
    private final SoftAssertions softly = new SoftAssertions();
    private int answers;

    @BeforeAll
    static void read() {
        app = App.shared(Databases.h2());
        described = Client.json(app.get("/v3/api-docs"));
        schemas = new ApiSchemas(described);
    }

    @Test
    void every_operation_that_takes_a_body_has_an_example_that_is_taken() {
        var sent = 0;
        for (var path : described.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var content = operation.getValue().at("/requestBody/content");
                for (var type : content.properties()) {
                    var example = type.getValue().get("example");
                    if (path.getKey().equals("/event")) {
                        continue; // the browser's page and the generated client send it
                    }
                    softly.assertThat(example)
                            .as("an example of %s %s", operation.getKey(), path.getKey())
                            .isNotNull();
                    if (example != null) {
                        var schema = type.getValue().get("schema");
                        softly.assertThat(schemas.mistakes(schema, example))
                                .as("%s %s %s", operation.getKey(), path.getKey(), example)
                                .isEmpty();
                        answered(
                                operation.getKey() + " " + path.getKey() + " " + example,
                                operation.getValue(),
                                things.send(operation.getKey(), path.getKey(), type.getKey(), example));
                        sent++;
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(sent).isGreaterThan(20);
    }

    @Test
    void every_answer_to_what_takes_no_body_is_as_described() {
        for (var method : new String[] {"get", "delete"}) {
            for (var path : described.get("paths").properties()) {
                var operation = path.getValue().path(method);
                var id = operation.path("operationId").asText();
                if (!operation.isMissingNode()
                        && !OF_NOTHING_THERE.contains(id)
                        && !path.getKey().equals("/event")) {
                    var there = method.equals("get") ? things : new ApiThings(app);
                    answered(method + " " + path.getKey(), operation, there.send(method, path.getKey(), null, null));
                }
            }
        }
        softly.assertAll();
        assertThat(answers).isGreaterThan(40);
    }

    private void answered(String request, JsonNode operation, HttpResponse<String> answer) {
        softly.assertThat(answer.statusCode())
                .as("%s: %s", request, answer.body())
                .isBetween(200, 299);
        var content = operation.at("/responses/" + answer.statusCode() + "/content");
        if (answer.body().isEmpty()) {
            softly.assertThat(content.isEmpty())
                    .as("%s answers nothing", request)
                    .isTrue();
            return;
        }
        softly.assertThat(content.size())
                .as("%s: %s", request, operation.get("responses"))
                .isEqualTo(1);
        content.forEach(type -> softly.assertThat(schemas.mistakes(type.get("schema"), Client.json(answer)))
                .as("%s: %s", request, answer.body())
                .isEmpty());
        answers++;
    }
}
