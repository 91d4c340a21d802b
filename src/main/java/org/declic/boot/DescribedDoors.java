package org.declic.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.io.UncheckedIOException;
import java.util.List;

/** The doors for events read their requests themselves; so they are described by hand. */
final class DescribedDoors {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String EVENT = """
            {"specversion":"1.0","id":"o-1","source":"/shop","type":"Order placed","subject":"ana@example.com","data":{"amount":12.5}}""";

    private static final String OTHER = EVENT.replace("o-1", "o-2").replace("ana", "bo");

    private DescribedDoors() {}

    /** What {@code /event} takes. */
    static RequestBody eventForm() {
        var form = new ObjectSchema()
                .addProperty(
                        "actid", new StringSchema().description("The account").example("demo"))
                .addProperty(
                        "key",
                        new StringSchema().description("The account's key").example("demo"))
                .addProperty(
                        "event",
                        new StringSchema().description("The event's name").example("Signed up"))
                .addProperty(
                        "eventdata",
                        new StringSchema()
                                .description("Its value: text or JSON")
                                .example("{\"plan\":\"pro\"}"))
                .addProperty(
                        "visit",
                        new StringSchema()
                                .description("JSON with the contact's address; or visit[email]")
                                .example("{\"email\":\"ana@example.com\"}"))
                .addProperty(
                        "event_id",
                        new StringSchema()
                                .description("Of a contact's events of this name, each id is recorded once")
                                .example(""))
                .addProperty(
                        "timestamp",
                        new StringSchema()
                                .description("When it occurred, as ISO 8601; empty for now")
                                .example(""))
                .addProperty(
                        "backfill",
                        new BooleanSchema()._default(false).description("true: recorded and counted, starts nothing"))
                .required(List.of("actid", "key", "event", "visit"));
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/x-www-form-urlencoded", new MediaType().schema(form))
                        .addMediaType("multipart/form-data", new MediaType().schema(form)));
    }

    /** {@code POST /events}, a servlet. */
    static Operation cloudEvents() {
        var text = new StringSchema();
        var event = new ObjectSchema()
                .addProperty("specversion", new StringSchema().example("1.0"))
                .addProperty(
                        "id",
                        new StringSchema()
                                .description("With source, each is recorded once")
                                .example("o-1"))
                .addProperty("source", new StringSchema().example("/shop"))
                .addProperty(
                        "type",
                        new StringSchema().description("The event's name").example("Order placed"))
                .addProperty(
                        "subject",
                        new StringSchema().description("The contact's address").example("ana@example.com"))
                .addProperty("time", new DateTimeSchema())
                .addProperty("backfill", new BooleanSchema())
                .addProperty("data", new Schema<>().example("text or JSON"))
                .required(List.of("specversion", "id", "source", "type"));
        var recorded = new ObjectSchema()
                .addProperty("recorded", new IntegerSchema())
                .addProperty("duplicates", new IntegerSchema());
        return new Operation()
                .operationId("recordCloudEvents")
                .summary("Records CloudEvents 1.0: one, a batch, one a line, or in binary mode by headers ce-…")
                .addTagsItem(DescribedNames.EVENTS)
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/cloudevents+json",
                                        new MediaType().schema(event).example(json(EVENT)))
                                .addMediaType(
                                        "application/cloudevents-batch+json",
                                        new MediaType()
                                                .schema(new ArraySchema().items(event))
                                                .example(json("[" + EVENT + "," + OTHER + "]")))
                                .addMediaType(
                                        "application/x-ndjson",
                                        new MediaType().schema(text).example(EVENT + "\n" + OTHER + "\n"))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "202",
                                new ApiResponse()
                                        .description("All are recorded")
                                        .content(new Content()
                                                .addMediaType("application/json", new MediaType().schema(recorded))))
                        .addApiResponse("400", problem("Nothing is recorded; what is wrong"))
                        .addApiResponse("401", problem("No account has this token"))
                        .addApiResponse("413", problem("Too long, or too many events"))
                        .addApiResponse("415", problem("No CloudEvents"))
                        .addApiResponse("429", problem("Too many events wait; see Retry-After"))
                        .addApiResponse("503", problem("The database is unavailable; nothing is recorded")))
                .security(List.of(new SecurityRequirement().addList(OpenApiConfiguration.TOKEN)));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ApiResponse problem(String description) {
        return DescribedErrors.answer(DescribedErrors.PROBLEM, description);
    }
}
