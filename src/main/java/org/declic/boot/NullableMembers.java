package org.declic.boot;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member of a record that may be null is described so; springdoc reads {@code @Nullable} of arguments only. */
final class NullableMembers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var java =
                type.getType() instanceof JavaType known ? known : Json.mapper().constructType(type.getType());
        if (resolved != null && java.getRawClass().isRecord()) {
            var reference = resolved.get$ref();
            Schema<?> described = reference == null
                    ? resolved
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (described != null) {
                Arrays.stream(java.getRawClass().getRecordComponents())
                        .filter(member -> member.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .forEach(member -> mayBeNull(described, member.getName()));
            }
        }
        return resolved;
    }

    private static void mayBeNull(Schema<?> described, String member) {
        var schema = described.getProperties() == null
                ? null
                : (Schema<?>) described.getProperties().get(member);
        if (schema != null) {
            described.addProperty(member, orNull(schema));
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, new JsonSchema().typesItem("null")));
        }
        if (schema.getAnyOf() == null) {
            var types = new LinkedHashSet<>(schema.getTypes() == null ? Set.of(schema.getType()) : schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }
}
