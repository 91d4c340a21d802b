package org.declic.trigger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.declic.segment.SegmentProperties;
import org.declic.setting.Distance;

/**
 * The names of all settings, and those that are nearly one. A setting under a wrong name would be ignored as if it were
 * somebody else's property, and everybody would enter.
 */
public final class SettingNames {

    /** How many letters may be wrong: left out, too many, another or two in the wrong order. */
    private static final int WRONG_LETTERS = 2;

    private static final Pattern PARTS = Pattern.compile("[\\s._:/-]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");
    private static final String N = "n";

    private static final List<String> PREFIXES = List.of(
            TriggerProperties.PREFIX, SegmentProperties.PREFIX, AutomationProperties.PREFIX, WaitProperties.PREFIX);

    private static final List<String> ALL = Stream.of(
                    TriggerProperties.ALL.stream(),
                    Stream.of(SegmentProperties.MATCH, SegmentProperties.EXPRESSION),
                    SegmentProperties.OF_A_CONDITION.stream().map(one -> SegmentProperties.PREFIX + N + "." + one),
                    Stream.of(AutomationProperties.REENTRY),
                    WaitProperties.OWN.stream())
            .flatMap(names -> names)
            .toList();

    private SettingNames() {}

    /** Whether it is the name of a setting, letter by letter. */
    public static boolean isKnown(String name) {
        return ALL.contains(name) || (hasPrefix(name) && ALL.contains(numberless(name)));
    }

    /** Whether Declic says what names there are that begin so. */
    public static boolean hasPrefix(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }

    /**
     * The setting that is meant by a name that is nearly one; empty for the name of a setting and for names that others may
     * well have.
     */
    public static Optional<String> meantBy(String name) {
        if (hasPrefix(name)) {
            return Optional.empty();
        }
        var parts = String.join(".", PARTS.split(name.strip().toLowerCase(Locale.ROOT)));
        var number =
                Stream.of(parts.split("\\.")).filter(NUMBER.asMatchPredicate()).findFirst();
        var asked = numberless(parts);
        return Distance.nearest(asked, ALL, one -> one, WRONG_LETTERS)
                .map(one -> one.replace("." + N + ".", "." + number.orElse("1") + "."));
    }

    /** The setting of waits that such a name stands for, but for a wrong letter or the case; empty for all others. */
    public static Optional<String> nearlyOfWaits(String name) {
        return name.startsWith(WaitProperties.PREFIX) && !isKnown(name)
                ? Distance.nearest(name.toLowerCase(Locale.ROOT), WaitProperties.OWN, one -> one, 1)
                : Optional.empty();
    }

    /** The name with N in the place of the number of a condition. */
    private static String numberless(String name) {
        var parts = name.split("\\.");
        if (parts.length > 2 && NUMBER.matcher(parts[1]).matches()) {
            parts[1] = N;
        }
        return String.join(".", parts);
    }
}
