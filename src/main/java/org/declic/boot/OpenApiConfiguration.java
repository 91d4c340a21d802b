package org.declic.boot;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Objects;
import org.declic.door.cloudevents.CloudEventsDoor;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the HTTP endpoints, at {@code /v3/api-docs}, with a page to try them at {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String TOKEN = "ApiToken";
    static final String USER = "CamundaUser";

    @Bean
    OpenAPI declicOpenApi() {
        var description = new OpenAPI()
                .info(new Info()
                        .title("Declic")
                        .version(version())
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"))
                        .description(
                                "Events of contacts in, decisions out. Camunda's own REST API is at /engine-rest."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("Api-Token")
                                        .description("Of an account: declic.accounts.<actid>.api-token"))
                        .addSecuritySchemes(
                                USER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("A user of Camunda, with Camunda's authorisations"))
                        .addSchemas(DescribedErrors.PROBLEM, DescribedErrors.problem())
                        .addSchemas(DescribedErrors.API, DescribedErrors.api())
                        .addSchemas(DescribedErrors.EVENT, DescribedErrors.event()))
                .path(CloudEventsDoor.PATH, new PathItem().post(DescribedDoors.cloudEvents()));
        DescribedSchemas.shared().forEach(description.getComponents()::addSchemas);
        return description;
    }

    @Bean
    OperationCustomizer declicOperations() {
        return new DescribedOperations();
    }

    /** An event's data is any JSON, which the type itself does not tell. */
    @Bean
    OpenApiCustomizer declicAnyJson() {
        return description ->
                description.getComponents().getSchemas().replace("JsonNode", new Schema<>().description("Any JSON"));
    }

    @Bean
    NullableMembers declicNullableMembers() {
        return new NullableMembers();
    }

    /** Of the jar; there is none while classes run from a directory. */
    private static String version() {
        return Objects.requireNonNullElse(
                OpenApiConfiguration.class.getPackage().getImplementationVersion(), "development");
    }
}
