package org.declic.automation;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.MistakeReport;
import org.declic.setting.Mistake;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.SettingNames;
import org.declic.trigger.TriggerProperties;
import org.declic.trigger.WaitProperties;

/** Finds settings where nothing reads them: on other elements, under names that are nearly right, and twice. */
final class SettingPlaces {

    static final Mistake NO_EVENT = new Mistake("message name", null, "needed, the name of an event");

    private static final String PROCESS = "process";

    /** What reads or refuses settings of triggers and waits by itself. */
    private static final Set<String> EVENTS =
            Set.of("startEvent", "intermediateCatchEvent", "receiveTask", "boundaryEvent");

    private static final String ON_EVENTS =
            "only on message start events of the process itself, and but for trigger.runs and the like on intermediate message"
                    + " catch events and receive tasks";
    private static final String ON_WAITS = "only on intermediate message catch events and receive tasks";
    private static final String ON_PROCESSES = "only on the process";
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d[\\d.]*,\\d+");

    private SettingPlaces() {}

    /** @param usesDeclic whether the element is in a process that uses Declic */
    static void check(Element element, boolean usesDeclic, MistakeReport report) {
        var properties = CamundaProperties.of(element);
        properties.forEach((name, value) -> {
            if (!value.isBlank()) {
                check(element, name, value, usesDeclic, report);
            }
        });
        CamundaProperties.twice(element).stream()
                .filter(SettingNames::isKnown)
                .forEach(name -> report.mistake(
                        element, new Mistake(name, properties.get(name), "one value, and it is set more than once")));
        if (EVENTS.contains(element.getTagName())) {
            properties.keySet().stream()
                    .filter(name -> name.endsWith(".value") && SettingNames.isKnown(name))
                    .forEach(name -> comma(element, name, properties, report));
        }
    }

    /** Reports all settings of triggers and waits on an element that takes none. */
    static void misplaced(Element element, MistakeReport report) {
        CamundaProperties.of(element).forEach((name, value) -> {
            if (!value.isBlank() && isOurs(name, true) && !isOfProcess(name)) {
                report.mistake(element, new Mistake(name, value, place(name)));
            }
        });
    }

    private static void check(Element element, String name, String value, boolean usesDeclic, MistakeReport report) {
        var isEvent = EVENTS.contains(element.getTagName());
        var isProcess = element.getTagName().equals(PROCESS);
        if (!SettingNames.hasPrefix(name)) {
            if (isEvent || isProcess) {
                SettingNames.meantBy(name)
                        .filter(meant -> usesDeclic || name.contains("."))
                        .ifPresent(meant -> report.mistake(
                                element, new Mistake(name, value, "no such property; there is " + meant)));
            }
        } else if (name.startsWith(WaitProperties.PREFIX) && !SettingNames.isKnown(name)) {
            unknownOfWaits(element, name, value, usesDeclic, report);
        } else if (!(isOfProcess(name) ? isProcess : isEvent) && isOurs(name, usesDeclic)) {
            report.mistake(element, new Mistake(name, value, place(name)));
        }
    }

    /**
     * What begins as the settings of waits may well be somebody else's where nothing waits, and in processes that don't use Declic. Beside
     * a right setting it is told of where that is read.
     */
    private static void unknownOfWaits(
            Element element, String name, String value, boolean usesDeclic, MistakeReport report) {
        var isNear = SettingNames.nearlyOfWaits(name).isPresent();
        if (!isWait(element)) {
            if (usesDeclic && isNear) {
                report.mistake(element, new Mistake(name, value, ON_WAITS));
            }
        } else if ((usesDeclic || isNear) && !TriggerProperties.isAnySet(CamundaProperties.of(element))) {
            report.mistake(element, new Mistake(name, value, WaitProperties.insteadOf(name)));
        }
    }

    /** Whether it waits for a message. */
    private static boolean isWait(Element element) {
        return element.getTagName().equals("receiveTask")
                || element.getTagName().equals("intermediateCatchEvent")
                        && element.element("messageEventDefinition") != null;
    }

    /** What begins as the settings of waits may well be somebody else's where nothing waits. */
    private static boolean isOurs(String name, boolean usesDeclic) {
        return SettingNames.isKnown(name)
                || usesDeclic && SettingNames.hasPrefix(name) && !name.startsWith(WaitProperties.PREFIX);
    }

    private static String place(String name) {
        return isOfProcess(name) ? ON_PROCESSES : name.startsWith(WaitProperties.PREFIX) ? ON_WAITS : ON_EVENTS;
    }

    private static boolean isOfProcess(String name) {
        return name.startsWith(AutomationProperties.PREFIX);
    }

    /** As a text such a number is another than the one that is meant. */
    private static void comma(Element element, String name, Map<String, String> properties, MistakeReport report) {
        var operator = properties.getOrDefault(name + ".operator", "");
        var as = properties.getOrDefault(name + ".as", "");
        var value = properties.getOrDefault(name, "");
        if (Set.of("is", "is-not").contains(operator)
                && (as.isEmpty() || as.equals("auto"))
                && WITH_COMMA.matcher(value).matches()) {
            report.mistake(
                    element,
                    new Mistake(
                            name,
                            value,
                            "a number with a point, such as 100.50; or a text, with Compared as (" + name
                                    + ".as) set to text"));
        }
    }
}
