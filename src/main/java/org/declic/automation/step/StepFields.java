package org.declic.automation.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that a step has in a diagram.
 *
 * @param bean the name of the step in diagrams, as in {@code ${addTag}}
 * @param title what designers call the step
 * @param needed those without which it does nothing
 */
public record StepFields(String bean, String title, List<String> needed, List<String> optional) {

    private static final Map<String, StepFields> ALL = Stream.of(
                    new StepFields("trackEvent", "Track event", List.of("event"), List.of("value")),
                    new StepFields("subscribeToList", "Subscribe to list", List.of("list"), List.of()),
                    new StepFields("unsubscribeFromList", "Unsubscribe", List.of("list"), List.of()),
                    new StepFields("stopMail", "Stop all mail", List.of(), List.of()),
                    new StepFields("addTag", "Add tag", List.of("tag"), List.of()),
                    new StepFields("removeTag", "Remove tag", List.of("tag"), List.of()),
                    new StepFields("setField", "Set field", List.of("field"), List.of("value")),
                    new StepFields("changeEmail", "Change e-mail", List.of("email"), List.of()),
                    new StepFields(
                            "sendEmail",
                            "Send e-mail",
                            List.of("subject"),
                            List.of("body", "template", "from", "list")),
                    new StepFields("checkSegment", "Check segment", List.of("expression"), List.of("resultVariable")),
                    new StepFields("leaveAutomation", "Leave automation", List.of("automation"), List.of()),
                    new StepFields("enterAutomation", "Enter automation", List.of("automation"), List.of()))
            .collect(Collectors.toUnmodifiableMap(StepFields::bean, step -> step));

    public StepFields {
        needed = List.copyOf(needed);
        optional = List.copyOf(optional);
    }

    /** Empty for a bean that is none of the steps. */
    public static Optional<StepFields> of(String bean) {
        return Optional.ofNullable(ALL.get(bean));
    }

    /** The names of all steps in diagrams, in the order of the alphabet. */
    public static List<String> beans() {
        return ALL.keySet().stream().sorted().toList();
    }

    public List<String> all() {
        return Stream.concat(needed.stream(), optional.stream()).toList();
    }
}
