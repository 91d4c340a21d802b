package org.declic.setting;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.declic.contact.Blanks;
import org.declic.event.ContactChanges;
import org.declic.event.EventName;
import org.jspecify.annotations.Nullable;

/** Reads single settings, each by its rule, and reports what breaks it. An empty value is as good as none. */
public final class Settings {

    private static final Set<String> NAMES = Set.of("/list", "/tag", "/changed");
    private static final String POINTER = "a JSON pointer such as /orderId, or /customer/plan";
    private static final String POINTERS = "JSON pointers such as /orderId, parted by commas";
    private static final Set<String> ANY_TEXT = Set.of("value", "list", "tag", "event");
    private static final String NO_EXPRESSION =
            "a fixed value, as expressions are not evaluated here; a wait for what the event that started the instance was"
                    + " about, such as the same order, has wait.same, such as /orderId";

    private final Map<String, String> properties;
    private final Consumer<Mistake> mistakes;

    public Settings(Map<String, String> properties, Consumer<Mistake> mistakes) {
        this.properties = properties;
        this.mistakes = mistakes;
    }

    /** The text, or null if it is not set. */
    public @Nullable String text(String property) {
        var value = properties.get(property);
        var text = value == null ? "" : Blanks.strip(value);
        return text.isEmpty() ? null : text;
    }

    public boolean isSet(String property) {
        return text(property) != null;
    }

    /** What the text stands for; empty if it is not set, or wrong and reported. */
    public <T> Optional<T> read(String property, String allowed, Function<String, Optional<T>> parse) {
        var text = text(property);
        if (text == null) {
            return Optional.empty();
        }
        var parsed = parse.apply(text);
        if (parsed.isEmpty()) {
            report(property, allowed);
        }
        return parsed;
    }

    /** A JSON pointer (RFC 6901) that is not empty. */
    public Optional<String> pointer(String property) {
        return read(property, POINTER, Settings::pointerOf);
    }

    /** JSON pointers parted by commas; none if it is not set. */
    public List<String> pointers(String property) {
        return read(property, POINTERS, text -> {
                    var pointers = Stream.of(text.split(",", -1))
                            .map(one -> pointerOf(Blanks.strip(one)))
                            .toList();
                    return pointers.stream().allMatch(Optional::isPresent)
                            ? Optional.of(pointers.stream()
                                    .flatMap(Optional::stream)
                                    .distinct()
                                    .toList())
                            : Optional.empty();
                })
                .orElse(List.of());
    }

    private static Optional<String> pointerOf(String text) {
        try {
            JsonPointer.compile(text);
            return text.startsWith("/") && !text.matches(".*~([^01].*)?") ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** Reports what is written as an expression of Camunda where any text would do, as nobody evaluates it. */
    public void refuseExpressions(String... prefixes) {
        properties.keySet().stream()
                .filter(property -> Stream.of(prefixes).anyMatch(property::startsWith) && isExpression(property))
                .filter(property -> ANY_TEXT.contains(property.substring(property.lastIndexOf('.') + 1))
                        || Objects.requireNonNull(text(property)).startsWith("/"))
                .forEach(property -> report(property, NO_EXPRESSION));
    }

    private boolean isExpression(String property) {
        var text = text(property);
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    /**
     * A condition on a value, by the properties {@code <prefix>value.path}, {@code .operator}, {@code value} and {@code .as};
     * empty if none is set, or if they are wrong and reported.
     *
     * @param event whose value it is; null if it is not known
     */
    public Optional<ValueTest> valueTest(String prefix, @Nullable EventName event) {
        return valueTest(prefix).map(test -> isOfNames(event, test) ? test.ofNames() : test);
    }

    /** Whether the value is the name of a list, tag or field that a change of a contact tells of. */
    private static boolean isOfNames(@Nullable EventName event, ValueTest test) {
        return event != null
                && test.as() == ValueAs.AUTO
                && test.path() != null
                && ContactChanges.isOwn(event.value())
                && NAMES.contains(test.path());
    }

    private Optional<ValueTest> valueTest(String prefix) {
        var property = prefix + "value";
        var operatorProperty = property + ".operator";
        var pathProperty = property + ".path";
        var asProperty = property + ".as";
        var path = pointer(pathProperty).orElse(null);
        var operator = read(operatorProperty, "one of " + ValueOperator.all(), ValueOperator::of);
        var as = read(asProperty, "one of " + ValueAs.all(), ValueAs::of).orElse(ValueAs.AUTO);
        if (!isSet(operatorProperty)) {
            Stream.of(property, pathProperty, asProperty)
                    .filter(this::isSet)
                    .findFirst()
                    .ifPresent(lonely ->
                            report(operatorProperty, "needed with " + lonely + ", one of " + ValueOperator.all()));
            return Optional.empty();
        }
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        if (operator.get().needsOperand() != isSet(property)) {
            report(
                    property,
                    operator.get().needsOperand()
                            ? "needed with the operator " + operator.get().word()
                            : "none with the operator " + operator.get().word());
            return Optional.empty();
        }
        if (!operator.get().needsOperand() && isSet(asProperty)) {
            report(asProperty, "none with the operator " + operator.get().word());
        }
        var operand = text(property);
        var test = new ValueTest(path, operator.get(), operand == null ? "" : operand, as);
        test.never()
                .filter(never -> !isExpression(property))
                .ifPresent(never -> report(never.ofAs() ? asProperty : property, never.allowed()));
        return Optional.of(test);
    }

    /** Adds the properties that say this condition on a value; nothing for null. */
    public static void print(String prefix, @Nullable ValueTest test, Map<String, String> properties) {
        if (test == null) {
            return;
        }
        if (test.path() != null) {
            properties.put(prefix + "value.path", test.path());
        }
        properties.put(prefix + "value.operator", test.operator().word());
        if (test.operator().needsOperand()) {
            properties.put(prefix + "value", test.operand());
        }
        if (test.as() != ValueAs.AUTO && test.as() != ValueAs.NAME) {
            properties.put(prefix + "value.as", test.as().word());
        }
    }

    public void report(String property, String allowed) {
        mistakes.accept(new Mistake(property, text(property), allowed));
    }
}
