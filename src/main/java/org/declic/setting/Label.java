package org.declic.setting;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the properties panel of the Modeler calls a setting, so that a mistake is found where it was made. */
final class Label {

    private static final Pattern CONDITION = Pattern.compile("segment\\.([1-9]\\d{0,3})\\.(.+)");
    private static final Pattern FIELD = Pattern.compile("field (\\w+)");

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("trigger.runs", "Runs"),
            Map.entry("trigger.key", "Key, in the event's data"),
            Map.entry("trigger.limit", "Limit of entries per contact"),
            Map.entry("trigger.value.path", "Where in the event's data"),
            Map.entry("trigger.value.operator", "With a value that"),
            Map.entry("trigger.value", "Compared with"),
            Map.entry("trigger.value.as", "Compared as"),
            Map.entry("trigger.list", "Which list"),
            Map.entry("trigger.tag", "Which tag"),
            Map.entry("wait.since", "Events count"),
            Map.entry("wait.same", "The same as in the event that started this"),
            Map.entry("segment.match", "The contact must meet"),
            Map.entry("segment.expression", "Advanced: expression (FEEL)"),
            Map.entry("automation.reentry", "A contact may enter"),
            Map.entry("message name", "Event"),
            Map.entry("delegateExpression", "Delegate expression"),
            Map.entry("calledElement", "Called element"),
            Map.entry("timeDate", "Timer"),
            Map.entry("timeDuration", "Timer"),
            Map.entry("timeCycle", "Timer"));

    private static final Map<String, String> OF_A_CONDITION = Map.of(
            "event", "Event",
            "operator", "Has it happened?",
            "times", "How often?",
            "count", "Times",
            "value.path", "Where in the event's data",
            "value.operator", "With a value that",
            "value", "Compared with",
            "value.as", "Compared as",
            "within", "In the last");

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("event", "Event"),
            Map.entry("value", "Value"),
            Map.entry("list", "List"),
            Map.entry("tag", "Tag"),
            Map.entry("field", "Field"),
            Map.entry("subject", "Subject"),
            Map.entry("body", "Body"),
            Map.entry("template", "Template"),
            Map.entry("from", "From"),
            Map.entry("expression", "Expression"),
            Map.entry("resultVariable", "Answer goes to"),
            Map.entry("automation", "Automation"));

    private Label() {}

    /** Empty for what the panel has no field for. */
    static Optional<String> of(String property) {
        var field = FIELD.matcher(property);
        if (field.matches()) {
            return Optional.ofNullable(FIELDS.get(field.group(1)));
        }
        var condition = CONDITION.matcher(property);
        return condition.matches()
                ? Optional.ofNullable(OF_A_CONDITION.get(condition.group(2)))
                        .map(label -> "Condition " + condition.group(1) + ", " + label)
                : Optional.ofNullable(SETTINGS.get(property));
    }
}
