package org.declic.automation.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses variables of types that may not be read. The engine asks only when it reads one, and only after it has loaded and
 * initialised the class; here the name is looked at before, as it comes in and as it is stored.
 */
public final class VariableTypes {

    static final String SETTING = "camunda.bpm.generic-properties.properties.deserialization-type-validation-enabled";

    private static final String RULE =
            "must be of an allowed type: a text, number, date or collection of the JDK, or what the engine's settings"
                    + " deserialization-allowed-classes and deserialization-allowed-packages name";

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private static final Logger LOG = LoggerFactory.getLogger(VariableTypes.class);

    private final ProcessEngineConfigurationImpl engine;

    private VariableTypes(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /** Before the engine is set up: what is allowed, unless its owner has said so in a way of their own. */
    public static VariableTypes prepare(ProcessEngineConfigurationImpl engine) {
        if (engine.getDeserializationTypeValidator() == null) {
            engine.setDeserializationTypeValidator(new AllowedTypes());
        }
        return new VariableTypes(engine);
    }

    /** When the engine and all of its plugins are set up. */
    public static void checkIn(ProcessEngineConfigurationImpl engine) {
        if (!engine.isDeserializationTypeValidationEnabled()) {
            LOG.warn(
                    "Whoever may set a variable and read it can run code: the engine makes an object of any class that a"
                            + " variable of the type Object names. Set {} to true",
                    SETTING);
        }
        CheckedObjects.replaceIn(engine, new VariableTypes(engine));
    }

    /** Refuses a value that came serialised, as those by REST do; objects of Java code are what they are. */
    void require(String variable, @Nullable TypedValue value) {
        if (value instanceof ObjectValue object && !object.isDeserialized()) {
            require(variable, object.getObjectTypeName());
        }
    }

    /**
     * The same for some variables, told as the caller of an API is told.
     *
     * @param field what the sender calls them
     */
    public void refuse(String field, @Nullable Map<String, ?> variables) {
        if (variables == null || !engine.isDeserializationTypeValidationEnabled()) {
            return;
        }
        try {
            for (var name : variables.keySet()) {
                var value = variables instanceof VariableMap typed ? typed.getValueTyped(name) : variables.get(name);
                require(field + "." + name, value instanceof TypedValue typed ? typed : null);
            }
        } catch (InvalidInput notAllowed) {
            throw VariableRefusal.of(notAllowed);
        }
    }

    /**
     * @param type as the engine stores it, such as {@code java.util.ArrayList<java.lang.String>}
     * @throws InvalidInput if the engine checks types and a class in it is not allowed
     */
    void require(String variable, @Nullable String type) {
        if (engine.isDeserializationTypeValidationEnabled() && type != null && !isAllowed(type)) {
            throw new InvalidInput(variable, RULE, type);
        }
    }

    private boolean isAllowed(String type) {
        return Arrays.stream(type.split("[<>,\\s]+"))
                .map(VariableTypes::element)
                .filter(name -> !PRIMITIVES.contains(name))
                .allMatch(engine.getDeserializationTypeValidator()::validate);
    }

    /** What an array is of, which may be written as {@code [Ljava.lang.String;} or {@code [I}. */
    private static String element(String name) {
        var inner = name.replaceFirst("^\\[+", "");
        if (inner.length() == name.length()) {
            return name;
        }
        return inner.length() == 1 ? "int" : inner.replaceFirst("^L", "").replaceFirst(";$", "");
    }
}
