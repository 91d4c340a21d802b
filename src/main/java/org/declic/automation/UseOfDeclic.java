package org.declic.automation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.declic.automation.engine.Extensions;
import org.declic.automation.step.StepFields;
import org.declic.trigger.AutomationProperties;
import org.declic.trigger.TriggerProperties;

/** Tells the processes that use Declic, by a setting or a step, from all others. */
final class UseOfDeclic {

    private static final Set<String> TAKING_EVENTS = Set.of("startEvent", "intermediateCatchEvent", "receiveTask");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*}");

    private UseOfDeclic() {}

    static boolean isIn(Element part) {
        return part.getTagName().equals("process")
                && (AutomationProperties.isAnySet(CamundaProperties.of(part)) || isWithin(part));
    }

    /** The name in a delegate expression that is nothing but a name. */
    static Optional<String> bean(Element element) {
        return Optional.ofNullable(element.attributeNS(Extensions.NAMESPACE, "delegateExpression"))
                .or(() -> Optional.ofNullable(element.attribute("delegateExpression")))
                .map(text -> BEAN.matcher(text.strip()))
                .filter(form -> form.matches())
                .map(form -> form.group(1));
    }

    private static boolean isWithin(Element element) {
        return TAKING_EVENTS.contains(element.getTagName()) && TriggerProperties.isAnySet(CamundaProperties.of(element))
                || bean(element).flatMap(StepFields::of).isPresent()
                || element.elements().stream().anyMatch(UseOfDeclic::isWithin);
    }
}
