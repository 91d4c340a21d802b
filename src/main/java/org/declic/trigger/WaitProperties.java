package org.declic.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.declic.event.EventName;
import org.declic.segment.ExpressionLanguage;
import org.declic.segment.SegmentProperties;
import org.declic.setting.Mistake;
import org.declic.setting.Settings;

/**
 * The settings of an element that waits for a message, as designers make them: the properties {@code wait.…}, {@code
 * trigger.value.…} and {@code segment.…}.
 */
public final class WaitProperties {

    public static final String PREFIX = "wait.";
    public static final String SINCE = PREFIX + "since";
    public static final String SAME = PREFIX + "same";

    /** Those of waits alone, in the order in which they are documented. */
    public static final List<String> OWN = List.of(SINCE, SAME);

    /** All but those of a segment. */
    public static final List<String> ALL =
            Stream.concat(OWN.stream(), TriggerProperties.OF_A_WAIT.stream()).toList();

    private WaitProperties() {}

    /** Whether a property of waits alone is set. */
    static boolean isOwnSet(Map<String, String> properties) {
        return OWN.stream()
                .anyMatch(property -> !properties.getOrDefault(property, "").isBlank());
    }

    /**
     * Reads the settings and reports every mistake.
     *
     * @param event name of the message
     */
    public static Wait read(
            EventName event, Map<String, String> properties, ExpressionLanguage language, Consumer<Mistake> mistakes) {
        var settings = new Settings(properties, mistakes);
        properties.keySet().stream()
                .filter(property -> isOurs(property) && settings.isSet(property) && !ALL.contains(property))
                .forEach(unknown -> settings.report(unknown, insteadOf(unknown)));
        settings.refuseExpressions(TriggerProperties.PREFIX, PREFIX);
        return new Wait(
                settings.valueTest(TriggerProperties.PREFIX, event).orElse(null),
                SegmentProperties.read(event, properties, language, mistakes),
                settings.read(SINCE, Since.WORDS, Since::of).orElse(Since.REACHED),
                settings.pointers(SAME));
    }

    /** What an element that waits for a message may have instead of a property that there is not. */
    public static String insteadOf(String unknown) {
        return SettingNames.nearlyOfWaits(unknown)
                .map(meant -> "no such property; there is " + meant)
                .orElse("on an element that waits for a message only " + String.join(", ", ALL));
    }

    /** What is wrong with those of waits alone on an element that is no wait, or that can't have them. */
    public static List<Mistake> misplaced(Map<String, String> properties) {
        var mistakes = new ArrayList<Mistake>();
        var settings = new Settings(properties, mistakes::add);
        OWN.stream()
                .filter(settings::isSet)
                .forEach(property ->
                        settings.report(property, "only on intermediate message catch events and receive tasks"));
        return mistakes;
    }

    private static boolean isOurs(String property) {
        return property.startsWith(PREFIX) || property.startsWith(TriggerProperties.PREFIX);
    }
}
