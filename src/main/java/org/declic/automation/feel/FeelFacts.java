package org.declic.automation.feel;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValContext;
import org.declic.contact.Attribute;
import org.declic.contact.Profile;
import org.declic.event.Event;
import org.declic.event.EventValue;
import org.declic.segment.Facts;
import org.jspecify.annotations.Nullable;

/** What FEEL expressions know: {@code contact}, {@code event} and {@code entry}, each of whose entries is read when it is asked for. */
final class FeelFacts extends CustomContext {

    public static final String CONTACT = "contact";
    public static final String EVENT = "event";
    public static final String ENTRY = "entry";
    public static final Set<String> CONTACT_ENTRIES = Set.of("email", "lists", "tags", "fields");
    public static final Set<String> PAST_EVENT_ENTRIES = Set.of("value", "data", "occurredAt");
    public static final Set<String> EVENT_ENTRIES = Set.of("name", "id", "value", "data", "occurredAt");

    /** Numbers as JSON writes them: 007 and +49 are none. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,200})(\\.\\d{1,200})?([eE][+-]?\\d{1,3})?");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ParsedExpression parsed;
    private final Facts facts;
    private final FeelFunctions functions;
    private final Effort effort;
    private final Map<String, Object> read = new HashMap<>();

    FeelFacts(ParsedExpression parsed, Facts facts, FeelFunctions functions, Effort effort) {
        this.parsed = parsed;
        this.facts = facts;
        this.functions = functions;
        this.effort = effort;
    }

    @Override
    public VariableProvider variableProvider() {
        var contact = facts.asOf().contact();
        return new Entries(
                Map.of(
                        CONTACT,
                        () -> context(Map.of(
                                "email", () -> contact.email().value(),
                                "lists",
                                        () -> new SpelledNames(parsed)
                                                .of(profile().lists()),
                                "tags",
                                        () -> new SpelledNames(parsed)
                                                .of(profile().tags()),
                                "fields", this::fields)),
                        EVENT,
                        () -> once(
                                EVENT,
                                () -> FeelLanguage.VALUES.toVal(
                                        event(facts.event(), facts.asOf().at()))),
                        ENTRY,
                        () -> once(
                                ENTRY,
                                () -> FeelLanguage.VALUES.toVal(
                                        event(entry(), facts.asOf().at())))),
                facts.variables());
    }

    private @Nullable Event entry() {
        try {
            return facts.entry().get();
        } catch (RuntimeException unread) {
            throw effort.broken(unread);
        }
    }

    /** Each is found by its name, however that is written. */
    private Object fields() {
        var fields = new TreeMap<String, Supplier<Object>>(Comparator.comparing(Attribute::key));
        profile().fields().forEach((name, value) -> fields.put(name, () -> value));
        return context(fields);
    }

    private Profile profile() {
        try {
            return (Profile) once(CONTACT, facts.profile());
        } catch (RuntimeException unread) {
            throw effort.broken(unread);
        }
    }

    /** However often an expression asks. */
    private Object once(String name, Supplier<? extends Object> reading) {
        var known = read.get(name);
        if (known == null) {
            known = reading.get();
            read.put(name, known);
        }
        return known;
    }

    @Override
    public FunctionProvider functionProvider() {
        return functions;
    }

    /** @param now where there is no event */
    private static Map<String, @Nullable Object> event(@Nullable Event event, Instant now) {
        var id = event == null ? null : event.id();
        var entries = event == null ? event(EventValue.NONE, now) : event(event.value(), event.occurredAt());
        entries.put("name", event == null ? null : event.name().value());
        entries.put("id", id == null ? null : id.id());
        return entries;
    }

    /** An event of the past as a context: {@code value} (a number if it is one), {@code data} and {@code occurredAt}. */
    static Map<String, @Nullable Object> pastEvent(Event event) {
        return event(event.value(), event.occurredAt());
    }

    private static Map<String, @Nullable Object> event(EventValue value, Instant at) {
        var entries = new HashMap<String, @Nullable Object>();
        entries.put("value", value(value.text()));
        entries.put("data", value.data().map(FeelFacts::plain).orElse(null));
        entries.put("occurredAt", at.atZone(ZoneOffset.UTC));
        return entries;
    }

    private static @Nullable Object value(@Nullable String text) {
        return text != null && NUMBER.matcher(text.strip()).matches() ? new BigDecimal(text.strip()) : text;
    }

    private static Object plain(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    private static ValContext context(Map<String, Supplier<Object>> entries) {
        return new ValContext(new CustomContext() {
            @Override
            public VariableProvider variableProvider() {
                return new Entries(entries, name -> null);
            }
        });
    }

    /** @param others what else there may be; null for what is not */
    private record Entries(Map<String, Supplier<Object>> entries, Function<String, @Nullable Object> others)
            implements VariableProvider {

        @Override
        public Option<Object> getVariable(String name) {
            var entry = entries.get(name);
            return Option.apply(entry == null ? others.apply(name) : entry.get());
        }

        @Override
        public Iterable<String> keys() {
            return CollectionConverters.asScala(entries.keySet());
        }
    }
}
