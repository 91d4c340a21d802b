package org.declic.automation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.declic.event.EventName;
import org.declic.event.EventNames;
import org.declic.setting.Distance;
import org.declic.setting.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Hints at processes that a diagram names and nobody has deployed, and at events that nobody has recorded. Both may come later,
 * so that they are no mistakes.
 */
final class ReferenceCheck {

    private static final Set<String> ENTERING = Set.of("enterAutomation", "leaveAutomation");
    private static final Pattern EVENT_SETTING = Pattern.compile("segment\\.[1-9]\\d{0,3}\\.event");

    private static final int MOST_NAMES = 1000;
    private static final int WRONG_LETTERS = 2;

    private final EventNames names;

    ReferenceCheck(EventNames names) {
        this.names = names;
    }

    void check(Design design, Element element, Element seen) {
        if (element.getTagName().equals("callActivity")) {
            process(design, seen, "calledElement", element.attribute("calledElement"));
        }
        var extension = element.element("extensionElements");
        if (extension != null
                && UseOfDeclic.bean(element).filter(ENTERING::contains).isPresent()) {
            extension.elementsNS(Extensions.NAMESPACE, "field").stream()
                    .filter(field -> "automation".equals(field.attribute("name")))
                    .flatMap(field -> StepCheck.text(field).stream())
                    .forEach(key -> process(design, seen, "field automation", key.strip()));
        }
        CamundaProperties.of(element).forEach((name, value) -> {
            if (EVENT_SETTING.matcher(name).matches()) {
                event(design, seen, name, value);
            }
        });
        message(design, element, seen);
    }

    private void message(Design design, Element element, Element seen) {
        if (!element.getTagName().equals("messageEventDefinition")
                && !element.getTagName().equals("receiveTask")) {
            return;
        }
        var reference = element.attribute("messageRef");
        design.root().elements("message").stream()
                .filter(message -> reference != null && reference.equals(message.attribute("id")))
                .forEach(message -> event(design, seen, "message name", message.attribute("name", "")));
    }

    /** Where nothing was ever recorded, that says nothing. */
    private void event(Design design, Element seen, String property, String text) {
        if (!Design.isConstant(text) || ContactChanges.isOwn(text.strip())) {
            return;
        }
        var tenant = Tenant.of(design.tenantId());
        try {
            var name = new EventName(text);
            if (!names.isKnown(tenant, name)) {
                var recorded = names.all(tenant, null, MOST_NAMES, 0).items();
                if (!recorded.isEmpty()) {
                    var allowed = "the name of an event; none of this name was recorded yet" + nearest(name, recorded);
                    design.hints().mistake(seen, new Mistake(property, text, allowed));
                }
            }
        } catch (InvalidInput told) {
            // by those who read it
        }
    }

    private static String nearest(EventName name, List<EventName> recorded) {
        return Distance.nearest(folded(name), recorded, ReferenceCheck::folded, WRONG_LETTERS)
                .map(one -> ", but '" + one + "' was")
                .orElse("");
    }

    private static String folded(EventName name) {
        return name.value().toLowerCase(Locale.ROOT);
    }

    private static void process(Design design, Element seen, String property, @Nullable String key) {
        if (key != null && !key.isBlank() && Design.isConstant(key) && !isDeployed(design, key)) {
            design.hints()
                    .mistake(
                            seen,
                            new Mistake(property, key, "the id of a process that is deployed; none of this id is yet"));
        }
    }

    private static boolean isDeployed(Design design, String key) {
        return Context.getCommandContext()
                                .getProcessDefinitionManager()
                                .findLatestProcessDefinitionByKeyAndTenantId(key, design.tenantId())
                        != null
                || design.isBeside().test(key);
    }
}
