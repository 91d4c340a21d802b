package org.declic.automation;

import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A recorded event as the message that the engine correlates: its name, its contact as business key, its tenant. */
final class EventMessage extends MessageCorrelationBuilderImpl {

    private final RecordedEvent event;

    private EventMessage(CommandContext context, RecordedEvent event) {
        super(context, event.name().value());
        this.event = event;
        businessKey = event.contact().email().value();
        tenantId = event.contact().tenant().idOrNull();
        isTenantIdSet = true;
        setVariableToTriggeredScope(EventVariables.EVENT, EventVariables.json(event));
    }

    static EventMessage of(CommandContext context, RecordedEvent event) {
        return new EventMessage(context, event);
    }

    /** The event with all else that the sender of a message has said. */
    static EventMessage of(CommandContext context, RecordedEvent event, TrackedCorrelation sent) {
        var message = new EventMessage(context, event);
        message.processInstanceId = sent.getProcessInstanceId();
        message.processDefinitionId = sent.getProcessDefinitionId();
        message.correlationProcessInstanceVariables = sent.correlationKeys();
        message.correlationLocalVariables = sent.localCorrelationKeys();
        message.payloadProcessInstanceVariables = sent.payload();
        message.payloadProcessInstanceVariablesLocal = sent.getPayloadProcessInstanceVariablesLocal();
        message.setVariablesToTriggeredScope(sent.getPayloadProcessInstanceVariablesToTriggeredScope());
        message.startMessagesOnly = sent.isStartMessagesOnly();
        message.executionsOnly = sent.isExecutionsOnly();
        return message;
    }

    /** The same, when it is known that no instance waits for it. */
    EventMessage forStartsOnly() {
        startMessagesOnly = true;
        return this;
    }

    RecordedEvent event() {
        return event;
    }

    boolean isForExecutions() {
        return !startMessagesOnly;
    }

    boolean isForStarts() {
        return !executionsOnly;
    }

    /** Whom among the waiting instances it is for; by another business key if one is given. */
    CorrelationSet forExecutions(@Nullable String otherKey) {
        var key = businessKey;
        try {
            businessKey = otherKey == null ? key : otherKey;
            return new CorrelationSet(this);
        } finally {
            businessKey = key;
        }
    }
}
