package org.declic.automation.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializerFactory;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** One of the engine's serializers for objects, before which the type of what it writes and reads is checked. */
final class CheckedObjects implements TypedValueSerializer<ObjectValue> {

    private final TypedValueSerializer<ObjectValue> engines;
    private final VariableTypes types;

    private CheckedObjects(TypedValueSerializer<ObjectValue> engines, VariableTypes types) {
        this.engines = engines;
        this.types = types;
    }

    /** To be called when all plugins have added theirs: every variable, wherever it comes from, goes through one of these. */
    static void replaceIn(ProcessEngineConfigurationImpl engine, VariableTypes types) {
        var serializers = engine.getVariableSerializers();
        for (var serializer : serializers.getSerializers()) {
            var checked = checked(serializer, types);
            if (checked != serializer) {
                var index = serializers.getSerializerIndex(serializer);
                serializers.removeSerializer(serializer);
                serializers.addSerializer(checked, index);
            }
        }
        var fallback = engine.getFallbackSerializerFactory();
        if (fallback != null) {
            engine.setFallbackSerializerFactory(checked(fallback, types));
        }
    }

    /** For formats that are known only to others, as who asks for a variable. */
    private static VariableSerializerFactory checked(VariableSerializerFactory engines, VariableTypes types) {
        return new VariableSerializerFactory() {
            @Override
            public @Nullable TypedValueSerializer<?> getSerializer(String name) {
                return checked(engines.getSerializer(name), types);
            }

            @Override
            public @Nullable TypedValueSerializer<?> getSerializer(TypedValue value) {
                return checked(engines.getSerializer(value), types);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static @Nullable TypedValueSerializer<?> checked(
            @Nullable TypedValueSerializer<?> engines, VariableTypes types) {
        return engines != null && ValueType.OBJECT.equals(engines.getType()) && !(engines instanceof CheckedObjects)
                ? new CheckedObjects((TypedValueSerializer<ObjectValue>) engines, types)
                : engines;
    }

    @Override
    public void writeValue(ObjectValue value, ValueFields fields) {
        try {
            types.require(fields.getName(), value);
        } catch (InvalidInput notAllowed) {
            throw VariableRefusal.of(notAllowed);
        }
        engines.writeValue(value, fields);
    }

    @Override
    public @Nullable ObjectValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
        if (deserialize) {
            try {
                types.require(fields.getName(), fields.getTextValue2());
            } catch (InvalidInput notAllowed) {
                throw VariableRefusal.of(notAllowed);
            }
        }
        return engines.readValue(fields, deserialize, isTransient);
    }

    @Override
    public String getName() {
        return engines.getName();
    }

    @Override
    public ValueType getType() {
        return engines.getType();
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return engines.canHandle(value);
    }

    @Override
    public ObjectValue convertToTypedValue(UntypedValueImpl untyped) {
        return engines.convertToTypedValue(untyped);
    }

    @Override
    public String getSerializationDataformat() {
        return engines.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(ObjectValue value) {
        return engines.isMutableValue(value);
    }
}
