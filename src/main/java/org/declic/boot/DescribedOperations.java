package org.declic.boot;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.declic.door.UnsubscribeDoor;
import org.declic.door.activecampaign.ActiveCampaignDoor;
import org.declic.door.activecampaign.ApiParameterCheck;
import org.declic.door.activecampaign.ApiParameters;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** What all operations of a door have in common: who may, which errors, and parameters that are no arguments of a method. */
final class DescribedOperations implements OperationCustomizer {

    /** Read as text, so that a wrong one is refused by name. */
    private static final Map<String, Integer> NUMBERS = Map.of("limit", 20, "offset", 0, "sample", 10);

    /** Of lists to which rows are added, or from which they go, while somebody turns their pages. */
    private static final Map<String, String> CURSORS = Map.of(
            "before", "What the page before said in meta.older; no page loses or repeats a row then",
            "after", "What the page before said in meta.newer; no page loses or repeats a row then");

    private final DescribedNames names = new DescribedNames();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var door = handler.getBeanType();
        operation.operationId(names.name(handler.getMethod()));
        operation.setTags(List.of(DescribedNames.group(door)));
        DescribedSchemas.describe(operation);
        exemplify(operation, names.example(handler.getMethod()));
        var known = handler.getMethodAnnotation(ApiParameters.class);
        if (known != null) {
            ApiParameterCheck.names(known).stream()
                    .filter(name -> !has(operation, name))
                    .forEach(name -> operation.addParametersItem(
                            new Parameter().in("query").name(name).schema(new StringSchema())));
        }
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())
                .forEach(DescribedOperations::describe);
        if (door == ActiveCampaignDoor.class) {
            operation.requestBody(DescribedDoors.eventForm()).security(List.of());
            refusals(operation, DescribedErrors.EVENT, "400", "403", "413", "415", "429", "503");
        } else if (door == UnsubscribeDoor.class) {
            operation.security(List.of());
            operation.getResponses().putIfAbsent("403", new ApiResponse().description("The link is not a valid one"));
        } else if (door.getPackage() == ActiveCampaignDoor.class.getPackage()) {
            operation.security(List.of(new SecurityRequirement().addList(OpenApiConfiguration.TOKEN)));
            refusals(operation, DescribedErrors.API, "400", "401", "404", "422", "429", "503");
        } else {
            operation.security(List.of(new SecurityRequirement().addList(OpenApiConfiguration.USER)));
            refusals(operation, DescribedErrors.PROBLEM, "400", "401", "403", "404", "503");
        }
        return operation;
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> parameter.equals(one.getName()));
    }

    private static void exemplify(Operation operation, @Nullable Object example) {
        var body = operation.getRequestBody();
        if (example != null && body != null && body.getContent() != null) {
            body.getContent().values().forEach(type -> type.example(example));
        }
    }

    private static void describe(Parameter parameter) {
        var number = NUMBERS.get(parameter.getName());
        if (number != null) {
            var schema = new IntegerSchema();
            schema.setMinimum(BigDecimal.ZERO);
            schema.setDefault(number);
            parameter.schema(schema);
        }
        var cursor = CURSORS.get(parameter.getName());
        if (cursor != null && parameter.getDescription() == null) {
            parameter.description(cursor);
        }
    }

    private static void refusals(Operation operation, String form, String... statuses) {
        for (var status : statuses) {
            operation.getResponses().putIfAbsent(status, DescribedErrors.answer(form, meaning(status)));
        }
    }

    private static String meaning(String status) {
        return switch (status) {
            case "400" -> "Something in the request is wrong; which field, which rule, and the value got";
            case "401" -> "Nobody has these credentials";
            case "403" -> "These credentials may not do this";
            case "404" -> "There is none";
            case "413" -> "Too long";
            case "415" -> "Not of a type that is taken";
            case "422" -> "A parameter or member is wrong; which one";
            case "429" -> "Too many events wait, or too many wrong credentials; see Retry-After";
            default -> "The database is unavailable; see Retry-After";
        };
    }
}
