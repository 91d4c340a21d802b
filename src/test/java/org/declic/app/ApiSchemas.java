package org.declic.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The schemas of the description at {@code /v3/api-docs}, taken at their word: a member that is not described is a mistake. */
final class ApiSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode components;

    ApiSchemas(JsonNode described) {
        this.components = closed(described.get("components").deepCopy());
    }

    /** @return what is wrong with a body of a request or an answer */
    List<String> mistakes(JsonNode schema, JsonNode body) {
        ObjectNode whole = closed(schema.deepCopy());
        whole.set("components", components);
        return registry.getSchema(whole).validate(body).stream()
                .map(Object::toString)
                .toList();
    }

    private static <T extends JsonNode> T closed(T schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiSchemas::closed);
        return schema;
    }
}
