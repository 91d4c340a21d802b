package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description at {@code /v3/api-docs}, read as generators of clients read it. */
class ApiDescriptionTest {

    private static JsonNode json;
    private static OpenAPI described;
    private static List<String> mistakes;

    @BeforeAll
    static void read() throws IOException {
        var answer = App.shared(Databases.h2()).get("/v3/api-docs");
        Files.writeString(Path.of("target", "openapi.json"), answer.body()); // for linters
        json = Client.json(answer);
        var parsed = new OpenAPIV3Parser().readContents(answer.body());
        described = parsed.getOpenAPI();
        mistakes = parsed.getMessages();
    }

    @Test
    void it_is_valid() {
        assertThat(mistakes).isEmpty();
        assertThat(described.getInfo().getVersion()).isNotBlank();
        assertThat(described.getComponents().getSecuritySchemes().keySet())
                .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    }

    @Test
    void every_operation_says_what_it_does_who_may_and_what_comes_back() {
        assertThat(operations()).isNotEmpty();
        assertThat(ids(operation -> isBlank(operation.getSummary())))
                .as("no summary")
                .isEmpty();
        assertThat(ids(operation -> operation.getSecurity() == null))
                .as("nothing about who may")
                .isEmpty();
        assertThat(ids(operation ->
                        operation.getResponses().keySet().stream().noneMatch(status -> status.startsWith("2"))))
                .as("no success")
                .isEmpty();
        assertThat(ids(operation -> operation.getResponses().values().stream()
                        .map(ApiResponse::getContent)
                        .filter(Objects::nonNull)
                        .flatMap(content -> content.values().stream())
                        .anyMatch(type -> type.getSchema() == null)))
                .as("a body without schema")
                .isEmpty();
    }

    @Test
    void every_operation_has_a_name_of_its_own_for_clients() {
        assertThat(operations().map(Operation::getOperationId))
                .doesNotHaveDuplicates()
                .contains("trackEvent", "recordCloudEvents", "retryFailedEvent")
                .allMatch(id -> id.matches(
                        "(api3|oldApi)?(?i:(track|record|list|get|show|count|explain|enter|add|set|sync|change"
                                + "|import|export|erase|delete|drop|retry|undo|leave|subscribe|unsubscribe|tag|untag|read|write)"
                                + ")([A-Z]\\w*)?"));
    }

    @Test
    void numbers_are_numbers_and_the_form_of_an_event_is_there() {
        assertThat(parameter("/automations", "limit").at("/schema/type").asText())
                .isEqualTo("integer");
        assertThat(json.at(
                        "/paths/~1event/post/requestBody/content/application~1x-www-form-urlencoded/schema/required"))
                .extracting(JsonNode::asText)
                .contains("actid", "key", "event", "visit");
    }

    @Test
    void cursors_say_where_they_come_from_and_go_to() {
        assertThat(parameter("/failed-events", "after").get("description").asText())
                .contains("meta.newer");
        assertThat(parameter("/automations/{key}/entries", "before")
                        .get("description")
                        .asText())
                .contains("meta.older");
        assertThat(json.at("/components/schemas/FailedEventsMeta/properties").has("newer"))
                .isTrue();
    }

    /** Two records of one simple name would be one schema, and one of them wrong. */
    @Test
    void an_answer_is_described_by_its_own_record() {
        assertThat(json.at("/components/schemas/AutomationsPage/properties").has("automations"))
                .isTrue();
        assertThat(json.at("/components/schemas/EntriesPage/properties").has("entries"))
                .isTrue();
    }

    /** A body that may be anything tells generators of clients nothing. */
    @Test
    void every_body_is_described() {
        assertThat(json.findParents("schema").stream()
                        .filter(content -> isAnything(content.get("schema")))
                        .map(JsonNode::toString))
                .isEmpty();
    }

    private static boolean isAnything(JsonNode schema) {
        return schema.isEmpty()
                || schema.path("$ref").asText().endsWith("/JsonNode")
                || schema.path("type").asText().equals("object")
                        && !schema.has("properties")
                        && schema.path("additionalProperties").isEmpty();
    }

    private static JsonNode parameter(String path, String name) {
        for (var one : json.get("paths").get(path).get("get").get("parameters")) {
            if (name.equals(one.get("name").asText())) {
                return one;
            }
        }
        throw new AssertionError(path + " has no parameter " + name);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static List<String> ids(Predicate<Operation> lacks) {
        return operations().filter(lacks).map(Operation::getOperationId).toList();
    }

    private static Stream<Operation> operations() {
        return described.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }
}
