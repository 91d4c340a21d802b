package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Which message a start event of a process listens to. */
final class MessageNames {

    private MessageNames() {}

    /** The name of the message; empty if the start event is no message start event or names no message. */
    static Optional<String> of(ProcessDefinitionEntity definition, String startEventId) {
        return EventSubscriptionDeclaration.getDeclarationsForScope(definition).values().stream()
                .filter(declaration -> declaration.isStartEvent()
                        && EventType.MESSAGE.name().equals(declaration.getEventType())
                        && startEventId.equals(declaration.getActivityId())
                        && declaration.hasEventName())
                .map(EventSubscriptionDeclaration::getUnresolvedEventName)
                .findFirst();
    }
}
