package org.declic.trigger;

import java.util.Map;
import java.util.function.Consumer;
import org.declic.setting.Mistake;
import org.declic.setting.Settings;

/** The settings of an automation as designers make them: the properties {@code automation.…} of the process. */
public final class AutomationProperties {

    public static final String PREFIX = "automation.";
    public static final String REENTRY = PREFIX + "reentry";

    private AutomationProperties() {}

    /** Whether any of them is set, be it a right one or not. */
    public static boolean isAnySet(Map<String, String> properties) {
        return properties.entrySet().stream()
                .anyMatch(one ->
                        one.getKey().startsWith(PREFIX) && !one.getValue().isBlank());
    }

    /** Reads the settings and reports every mistake. Properties of other prefixes are left alone. */
    public static Reentry read(Map<String, String> properties, Consumer<Mistake> mistakes) {
        var settings = new Settings(properties, mistakes);
        properties.keySet().stream()
                .filter(property ->
                        property.startsWith(PREFIX) && settings.isSet(property) && !property.equals(REENTRY))
                .forEach(unknown -> settings.report(unknown, "no such property; there is " + REENTRY));
        return settings.read(REENTRY, Reentry.WORDS, Reentry::of).orElse(Reentry.ANY);
    }
}
