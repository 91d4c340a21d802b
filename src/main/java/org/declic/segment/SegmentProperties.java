package org.declic.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.declic.event.EventName;
import org.declic.setting.Mistake;
import org.declic.setting.Settings;
import org.declic.setting.Within;
import org.jspecify.annotations.Nullable;

/**
 * The segment as designers set it: {@code segment.match}, {@code segment.expression}, and {@code segment.N.…} for the
 * conditions N = 1, 2, 3 ….
 */
public final class SegmentProperties {

    public static final String PREFIX = "segment.";
    public static final String MATCH = PREFIX + "match";
    public static final String EXPRESSION = PREFIX + "expression";

    /** What may follow {@code segment.N.}. */
    public static final List<String> OF_A_CONDITION = List.of(
            "event", "operator", "times", "count", "value.path", "value.operator", "value", "value.as", "within");

    private static final String ALLOWED =
            "segment.match, segment.expression, and segment.N. with N = 1, 2, 3 … and one of "
                    + String.join(", ", OF_A_CONDITION);
    private static final Pattern NUMBERED = Pattern.compile("segment\\.([1-9]\\d{0,3})\\.(.+)");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");

    private final Settings settings;
    private final EventName trigger;
    private final ExpressionLanguage language;

    private SegmentProperties(Settings settings, EventName trigger, ExpressionLanguage language) {
        this.settings = settings;
        this.trigger = trigger;
        this.language = language;
    }

    /**
     * Reads the segment and reports every mistake.
     *
     * @param trigger the event that the trigger listens to
     */
    public static Segment read(
            EventName trigger,
            Map<String, String> properties,
            ExpressionLanguage language,
            Consumer<Mistake> mistakes) {
        var settings = new Settings(properties, mistakes);
        settings.refuseExpressions(PREFIX);
        return new SegmentProperties(settings, trigger, language).read(properties);
    }

    /** The properties that say this segment, in the order in which they are documented; defaults are left out. */
    public static Map<String, String> print(Segment segment) {
        var properties = new LinkedHashMap<String, String>();
        if (segment.match() == Match.ANY) {
            properties.put(MATCH, "any");
        }
        var number = 0;
        for (var condition : segment.conditions()) {
            number++;
            print(PREFIX + number + ".", condition, properties);
        }
        if (segment.expression() != null) {
            properties.put(EXPRESSION, segment.expression().text());
        }
        return properties;
    }

    private static void print(String prefix, Condition condition, Map<String, String> properties) {
        properties.put(prefix + "event", condition.event().value());
        if (condition.negated()) {
            properties.put(prefix + "operator", "not-happened");
        }
        if (!condition.times().equals(Times.AT_LEAST_ONCE)) {
            properties.put(prefix + "times", condition.times().comparison().word());
            properties.put(prefix + "count", Long.toString(condition.times().count()));
        }
        Settings.print(prefix, condition.value(), properties);
        if (condition.within() != null) {
            properties.put(prefix + "within", condition.within().toString());
        }
    }

    private Segment read(Map<String, String> properties) {
        var numbers = new TreeMap<Integer, Integer>();
        for (var property : properties.keySet()) {
            if (property.startsWith(PREFIX) && settings.isSet(property) && !isKnown(property, numbers)) {
                settings.report(property, "no such property; there are " + ALLOWED);
            }
        }
        var match = settings.read(MATCH, "all or any", SegmentProperties::match).orElse(Match.ALL);
        var conditions = new ArrayList<Condition>();
        var expected = 1;
        for (var number : numbers.keySet()) {
            if (number != expected) {
                settings.report(
                        PREFIX + expected + ".event", "needed, as the numbering must have no gap before " + number);
            }
            expected = number + 1;
            condition(PREFIX + number + ".").ifPresent(conditions::add);
        }
        return new Segment(match, conditions, expression());
    }

    private @Nullable Expression expression() {
        var text = settings.text(EXPRESSION);
        return text == null
                ? null
                : language.parse(text, wrong -> settings.report(EXPRESSION, wrong))
                        .orElse(null);
    }

    private static boolean isKnown(String property, TreeMap<Integer, Integer> numbers) {
        if (property.equals(MATCH) || property.equals(EXPRESSION)) {
            return true;
        }
        var numbered = NUMBERED.matcher(property);
        if (!numbered.matches() || !OF_A_CONDITION.contains(numbered.group(2))) {
            return false;
        }
        numbers.merge(Integer.valueOf(numbered.group(1)), 1, Integer::sum);
        return true;
    }

    private Optional<Condition> condition(String prefix) {
        if (!settings.isSet(prefix + "event")) {
            settings.report(prefix + "event", "needed, the name of an event");
        }
        var event = settings.read(prefix + "event", "the name of an event, at most 255 characters", this::eventName);
        var negated = settings.read(prefix + "operator", "happened or not-happened", SegmentProperties::negated)
                .orElse(false);
        var times = times(prefix);
        var value = settings.valueTest(prefix, event.orElse(null)).orElse(null);
        var within =
                settings.read(prefix + "within", Within.RULE, Within::parse).orElse(null);
        var condition = event.map(name -> new Condition(name, negated, times, value, within));
        condition
                .filter(one -> one.isImpossibleFor(trigger))
                .ifPresent(never -> settings.report(
                        prefix + "event",
                        "another event than the trigger's own, or a value: the triggering event counts itself, so this can"
                                + " never be true"));
        return condition;
    }

    private Times times(String prefix) {
        var comparison = settings.read(
                        prefix + "times", "at-least, at-most, exactly, more-than or fewer-than", Times.Comparison::of)
                .orElse(Times.Comparison.AT_LEAST);
        if (settings.isSet(prefix + "times") && !settings.isSet(prefix + "count")) {
            settings.report(prefix + "count", "needed with " + prefix + "times, a whole number of 0 or more");
        }
        return settings.read(prefix + "count", "a whole number of 0 or more", SegmentProperties::whole)
                .map(count -> new Times(comparison, count))
                .orElse(Times.AT_LEAST_ONCE);
    }

    private Optional<EventName> eventName(String text) {
        try {
            return Optional.of(new EventName(text));
        } catch (InvalidInput invalid) {
            return Optional.empty();
        }
    }

    private static Optional<Match> match(String text) {
        return switch (text) {
            case "all" -> Optional.of(Match.ALL);
            case "any" -> Optional.of(Match.ANY);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> negated(String text) {
        return switch (text) {
            case "happened" -> Optional.of(false);
            case "not-happened" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
