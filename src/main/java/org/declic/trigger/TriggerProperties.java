package org.declic.trigger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.declic.event.EventName;
import org.declic.segment.ExpressionLanguage;
import org.declic.segment.SegmentProperties;
import org.declic.setting.Mistake;
import org.declic.setting.Settings;
import org.declic.setting.ValueOperator;
import org.declic.setting.ValueTest;
import org.jspecify.annotations.Nullable;

/** The settings of a trigger as designers make them: the properties {@code trigger.…} of a message start event. */
public final class TriggerProperties {

    public static final String PREFIX = "trigger.";
    public static final String RUNS = PREFIX + "runs";
    public static final String KEY = PREFIX + "key";
    public static final String LIMIT = PREFIX + "limit";
    public static final String VALUE_PATH = PREFIX + "value.path";
    public static final String VALUE_OPERATOR = PREFIX + "value.operator";
    public static final String VALUE = PREFIX + "value";
    public static final String VALUE_AS = PREFIX + "value.as";
    public static final String LIST = PREFIX + "list";
    public static final String TAG = PREFIX + "tag";

    /** All properties there are, in the order in which they are documented. */
    public static final List<String> ALL =
            List.of(RUNS, KEY, LIMIT, VALUE_PATH, VALUE_OPERATOR, VALUE, VALUE_AS, LIST, TAG);

    /** Those of them that an element may have that waits for a message. */
    public static final List<String> OF_A_WAIT = List.of(VALUE_PATH, VALUE_OPERATOR, VALUE, VALUE_AS);

    private static final Set<String> LIST_EVENTS = Set.of("List subscribed", "List unsubscribed");
    private static final Set<String> TAG_EVENTS = Set.of("Tag added", "Tag removed");

    private TriggerProperties() {}

    /** Whether a property of a trigger, a segment or a wait is set, be it a right one or not. */
    public static boolean isAnySet(Map<String, String> properties) {
        return isOfTriggerSet(properties) || WaitProperties.isOwnSet(properties);
    }

    /** The same without those of waits alone. */
    public static boolean isOfTriggerSet(Map<String, String> properties) {
        return isAnySet(properties, PREFIX) || isAnySet(properties, SegmentProperties.PREFIX);
    }

    /**
     * Reads the settings and reports every mistake. Properties of other prefixes are left alone.
     *
     * @param defaultLimit if any {@code trigger.} property is set but no limit; null for none
     */
    public static Trigger read(
            String automation,
            String startEvent,
            EventName event,
            Map<String, String> properties,
            @Nullable Limit defaultLimit,
            ExpressionLanguage language,
            Consumer<Mistake> mistakes) {
        var settings = new Settings(properties, mistakes);
        reportUnknown(properties, settings);
        WaitProperties.misplaced(properties).forEach(mistakes);
        settings.refuseExpressions(PREFIX);
        var runs = settings.read(RUNS, Runs.WORDS, Runs::of).orElse(Runs.MULTIPLE);
        return new Trigger(
                automation,
                startEvent,
                event,
                !isAnySet(properties),
                runs,
                key(settings, runs),
                limit(settings, isAnySet(properties, PREFIX) ? defaultLimit : null),
                settings.valueTest(PREFIX, event).orElse(null),
                about(settings, LIST, "/list", LIST_EVENTS, event),
                about(settings, TAG, "/tag", TAG_EVENTS, event),
                SegmentProperties.read(event, properties, language, mistakes));
    }

    /** The properties that say this trigger, in the order in which they are documented; defaults are left out. */
    public static Map<String, String> print(Trigger trigger) {
        var properties = new LinkedHashMap<String, String>();
        if (trigger.runs() != Runs.MULTIPLE) {
            properties.put(RUNS, trigger.runs().word());
        }
        if (trigger.key() != null) {
            properties.put(KEY, trigger.key());
        }
        if (!trigger.plain()) {
            properties.put(
                    LIMIT, trigger.limit() == null ? "none" : trigger.limit().toString());
        }
        Settings.print(PREFIX, trigger.value(), properties);
        if (trigger.list() != null) {
            properties.put(LIST, trigger.list().operand());
        }
        if (trigger.tag() != null) {
            properties.put(TAG, trigger.tag().operand());
        }
        properties.putAll(SegmentProperties.print(trigger.segment()));
        return properties;
    }

    private static boolean isAnySet(Map<String, String> properties, String prefix) {
        return properties.entrySet().stream()
                .anyMatch(one ->
                        one.getKey().startsWith(prefix) && !one.getValue().isBlank());
    }

    private static void reportUnknown(Map<String, String> properties, Settings settings) {
        properties.keySet().stream()
                .filter(property -> property.startsWith(PREFIX) && settings.isSet(property) && !ALL.contains(property))
                .forEach(unknown -> settings.report(unknown, "no such property; there are " + String.join(", ", ALL)));
    }

    private static @Nullable String key(Settings settings, Runs runs) {
        if (runs == Runs.ONCE_PER_KEY && !settings.isSet(KEY)) {
            settings.report(KEY, "needed with trigger.runs once-per-key, a JSON pointer such as /orderId");
        }
        if (runs != Runs.ONCE_PER_KEY && settings.isSet(KEY)) {
            settings.report(KEY, "only with trigger.runs once-per-key");
        }
        var key = settings.pointer(KEY).orElse(null);
        return runs == Runs.ONCE_PER_KEY ? key : null;
    }

    private static @Nullable Limit limit(Settings settings, @Nullable Limit defaultLimit) {
        if ("none".equals(settings.text(LIMIT))) {
            return null;
        }
        return settings.isSet(LIMIT)
                ? settings.read(LIMIT, Limit.RULE, Limit::parse).orElse(null)
                : defaultLimit;
    }

    private static @Nullable ValueTest about(
            Settings settings, String property, String path, Set<String> events, EventName event) {
        var which = Optional.ofNullable(settings.text(property)).filter(text -> !text.equals("any"));
        if (which.isPresent() && !events.contains(event.value())) {
            settings.report(
                    property,
                    "only on a start event with the message "
                            + String.join(" or ", events.stream().sorted().toList()));
        }
        return which.map(text -> new ValueTest(path, ValueOperator.IS, text).ofNames())
                .orElse(null);
    }
}
