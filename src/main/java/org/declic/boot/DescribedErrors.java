package org.declic.boot;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/** The three forms in which doors say what is wrong. */
final class DescribedErrors {

    static final String PROBLEM = "Problem";
    static final String API = "ApiError";
    static final String EVENT = "EventRefused";

    private DescribedErrors() {}

    /** RFC 9457. */
    static Schema<?> problem() {
        return new ObjectSchema()
                .description("A problem as RFC 9457 has it")
                .addProperty("type", new StringSchema().example("about:blank"))
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema().description("The field, the rule and the value got"))
                .addProperty("instance", new StringSchema())
                .required(List.of("status", "detail"));
    }

    static Schema<?> api() {
        return new ObjectSchema()
                .description("As ActiveCampaign's API 3 has it: errors for 422, else a message")
                .addProperty("message", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("title", new StringSchema())
                                        .addProperty("detail", new StringSchema())
                                        .addProperty("code", new StringSchema())
                                        .addProperty("error", new StringSchema().description("The same as code"))
                                        .addProperty(
                                                "source",
                                                new ObjectSchema().addProperty("pointer", new StringSchema()))));
    }

    static Schema<?> event() {
        return new ObjectSchema()
                .addProperty("success", new IntegerSchema().example(0))
                .addProperty("message", new StringSchema().description("What is wrong"))
                .required(List.of("success", "message"));
    }

    /** An answer in one of these forms. */
    static ApiResponse answer(String form, String description) {
        var type = PROBLEM.equals(form) ? "application/problem+json" : "application/json";
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(type, new MediaType().schema(schema(form))));
    }

    private static Schema<?> schema(String form) {
        return new Schema<>().$ref("#/components/schemas/" + form);
    }
}
