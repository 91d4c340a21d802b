package org.declic.boot;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What bodies hold that the code reads and writes as maps: {@code schemas.yaml}. The other schemas come from records. */
final class DescribedSchemas {

    private static final Described DESCRIBED = read();

    private DescribedSchemas() {}

    /** Those that several operations refer to, by name. */
    static Map<String, Schema<?>> shared() {
        return DESCRIBED.schemas();
    }

    /** Says of an operation that has a line what it takes and answers. */
    static void describe(Operation operation) {
        var bodies = DESCRIBED.operations().get(operation.getOperationId());
        if (bodies == null) {
            return;
        }
        var body = bodies.body();
        if (body != null) {
            operation.getRequestBody().getContent().values().forEach(type -> type.schema(body));
        }
        var statuses = bodies.statuses();
        if (statuses != null) {
            operation.getResponses().keySet().removeIf(status -> status.startsWith("2"));
            statuses.forEach((status, meaning) ->
                    operation.getResponses().addApiResponse(status, new ApiResponse().description(meaning)));
        }
        operation.getResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.content(new Content().addMediaType("application/json", new MediaType().schema(bodies.answer())));
            }
        });
    }

    private static Described read() {
        try (var file = Objects.requireNonNull(DescribedSchemas.class.getResourceAsStream("schemas.yaml"))) {
            return Yaml31.mapper().readValue(file, new TypeReference<Described>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Described(Map<String, Schema<?>> schemas, Map<String, Bodies> operations) {}

    /**
     * @param body null if it takes none, or a form
     * @param statuses of success, each with its meaning; null if there is one, which the method has
     */
    private record Bodies(
            @Nullable Schema<?> body,
            Schema<?> answer,
            @Nullable Map<String, String> statuses) {}
}
