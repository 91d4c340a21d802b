package org.declic.boot;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.declic.door.activecampaign.ApiParameterCheck;
import org.declic.door.activecampaign.ApiParameters;
import org.declic.door.cloudevents.CloudEventsDoor;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the HTTP endpoints, at {@code /v3/api-docs}, with a page to try them at {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "Api-Token";
    private static final String USER = "Camunda user";

    @Bean
    OpenAPI declicOpenApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Declic")
                        .description(
                                "Events of contacts in, decisions out. Camunda's own REST API is at /engine-rest."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(TOKEN))
                        .addSecuritySchemes(
                                USER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .path(CloudEventsDoor.PATH, new PathItem().post(events()))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(USER));
    }

    /** The parameters that a request of {@code /api/3} takes besides those that its method has. */
    @Bean
    OperationCustomizer declicApiParameters() {
        return (operation, handler) -> {
            var known = handler.getMethodAnnotation(ApiParameters.class);
            if (known != null) {
                ApiParameterCheck.names(known)
                        .forEach(name -> operation.addParametersItem(
                                new Parameter().in("query").name(name).schema(new StringSchema())));
            }
            return operation;
        };
    }

    /** The one door that is no controller, which would be described by itself. */
    private static Operation events() {
        var text = new StringSchema();
        var event = new ObjectSchema()
                .addProperty("specversion", text)
                .addProperty("id", text)
                .addProperty("source", text)
                .addProperty("type", text)
                .addProperty("subject", text)
                .addProperty("time", new DateTimeSchema())
                .addProperty("backfill", new BooleanSchema())
                .addProperty("data", new Schema<>())
                .required(List.of("specversion", "id", "source", "type", "subject"));
        var recorded = new ObjectSchema()
                .addProperty("recorded", new IntegerSchema())
                .addProperty("duplicates", new IntegerSchema());
        return new Operation()
                .operationId("recordCloudEvents")
                .summary("CloudEvents 1.0: one, a batch, one a line, or in binary mode by headers ce-…")
                .requestBody(new RequestBody()
                        .content(new Content()
                                .addMediaType("application/cloudevents+json", new MediaType().schema(event))
                                .addMediaType(
                                        "application/cloudevents-batch+json",
                                        new MediaType().schema(new ArraySchema().items(event)))
                                .addMediaType("application/x-ndjson", new MediaType().schema(text))))
                .responses(new ApiResponses()
                        .addApiResponse(
                                "202",
                                new ApiResponse()
                                        .description("All are recorded")
                                        .content(new Content()
                                                .addMediaType("application/json", new MediaType().schema(recorded))))
                        .addApiResponse("400", new ApiResponse().description("Nothing is recorded; what is wrong"))
                        .addApiResponse("401", new ApiResponse().description("No account has this token"))
                        .addApiResponse("413", new ApiResponse().description("Too long, or too many events"))
                        .addApiResponse("415", new ApiResponse().description("No CloudEvents"))
                        .addApiResponse("429", new ApiResponse().description("Too many events wait; see Retry-After")))
                .security(List.of(new SecurityRequirement().addList(TOKEN)));
    }
}
