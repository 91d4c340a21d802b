package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** A recorded event as the message that the engine correlates: its name, its contact as business key, its tenant. */
final class EventMessage extends MessageCorrelationBuilderImpl {

    private final RecordedEvent event;
    private @Nullable String json;
    private @Nullable List<String> waiting;
    private boolean isNextInTurn;

    private EventMessage(CommandContext context, RecordedEvent event) {
        super(context, event.name().value());
        this.event = event;
        businessKey = event.contact().email().value();
        tenantId = event.contact().tenant().idOrNull();
        isTenantIdSet = true;
    }

    static EventMessage of(CommandContext context, RecordedEvent event) {
        var message = new EventMessage(context, event);
        message.setVariableToTriggeredScope(EventVariables.EVENT, message.json());
        return message;
    }

    /** The same, when it is known which executions wait for it. */
    static EventMessage of(CommandContext context, RecordedEvent event, List<String> waiting) {
        var message = of(context, event);
        message.waiting = waiting;
        return message;
    }

    /** The same for these executions, and for nobody else, in its turn. */
    static EventMessage forExecutions(CommandContext context, RecordedEvent event, List<String> waiting) {
        var message = of(context, event, waiting).nextInTurn();
        message.executionsOnly = true;
        return message;
    }

    /** The same, when it is known that no earlier event is kept for an instance of the contact, or that it is the first of them. */
    EventMessage nextInTurn() {
        isNextInTurn = true;
        return this;
    }

    boolean isNextInTurn() {
        return isNextInTurn;
    }

    /** Which executions wait for it; null if that is not known yet. */
    @Nullable
    List<String> waiting() {
        return waiting;
    }

    /** The same, when it is known that no instance waits for it. */
    static EventMessage forStartsOnly(CommandContext context, RecordedEvent event) {
        var message = new EventMessage(context, event);
        message.startMessagesOnly = true;
        return message;
    }

    /** The event with all else that the sender of a message has said. */
    static EventMessage of(CommandContext context, RecordedEvent event, TrackedCorrelation sent) {
        var message = of(context, event);
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

    RecordedEvent event() {
        return event;
    }

    /** The event as a Spin JSON value, a new one at each call, since each instance may change its own. */
    JsonValue json() {
        if (json == null) {
            json = EventVariables.text(event);
        }
        return EventVariables.json(json);
    }

    /** What the sender has given for the process instance, but for a variable called as the event is. */
    @Nullable
    VariableMap variablesButEvent() {
        var given = payloadProcessInstanceVariables;
        if (given == null || !given.containsKey(EventVariables.EVENT)) {
            return given;
        }
        var others = Variables.createVariables();
        given.keySet().stream()
                .filter(name -> !name.equals(EventVariables.EVENT))
                .forEach(name -> others.putValueTyped(name, given.getValueTyped(name)));
        return others;
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
