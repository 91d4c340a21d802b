package org.declic.automation;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.camunda.bpm.engine.impl.runtime.MessageCorrelationResultImpl;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.MessageCorrelationResultWithVariables;
import org.camunda.bpm.engine.variable.VariableMap;
import org.declic.automation.engine.VariableTypes;
import org.declic.contact.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A message as a caller of Camunda's APIs puts it together. If it is an event it is recorded and goes through the gate;
 * else it behaves as Camunda's own. For an event, {@code correlate} starts every automation that lets the contact in and
 * returns the first result, where Camunda would refuse more than one.
 */
@SuppressWarnings("unchecked")
final class TrackedCorrelation extends MessageCorrelationBuilderImpl {

    private final TrackMessages tracking;
    private final VariableTypes types;

    TrackedCorrelation(CommandExecutor executor, String messageName, TrackMessages tracking, VariableTypes types) {
        super(executor, messageName);
        this.tracking = tracking;
        this.types = types;
    }

    @Override
    public MessageCorrelationResult correlateWithResult() {
        return first(() -> List.of(super.correlateWithResult()), false, false);
    }

    @Override
    public MessageCorrelationResultWithVariables correlateWithResultAndVariables(boolean deserialized) {
        return first(() -> List.of(super.correlateWithResultAndVariables(deserialized)), true, deserialized);
    }

    @Override
    public List<MessageCorrelationResult> correlateAllWithResult() {
        return (List<MessageCorrelationResult>) all(super::correlateAllWithResult, false, false);
    }

    @Override
    public List<MessageCorrelationResultWithVariables> correlateAllWithResultAndVariables(boolean deserialized) {
        return (List<MessageCorrelationResultWithVariables>)
                all(() -> super.correlateAllWithResultAndVariables(deserialized), true, deserialized);
    }

    private MessageCorrelationResultImpl first(Supplier<List<?>> camunda, boolean variables, boolean deserialized) {
        refuseTypes();
        if (tracking.isEvent(this)) {
            return tracked(variables, deserialized).orRefused(messageName);
        }
        try {
            return (MessageCorrelationResultImpl) untracked(camunda, true).get(0);
        } catch (UnrecordedEvent event) {
            return tracked(variables, deserialized).orRefused(messageName);
        } catch (MismatchingMessageCorrelationException nobody) {
            throw Refusal.of(messageName, tracking.refuseWithoutContact(this, true), nobody);
        }
    }

    private List<?> all(Supplier<List<?>> camunda, boolean variables, boolean deserialized) {
        refuseTypes();
        if (tracking.isEvent(this)) {
            return tracked(variables, deserialized).results();
        }
        try {
            var results = untracked(camunda, false);
            tracking.refuseWithoutContact(this, results.isEmpty());
            return results;
        } catch (UnrecordedEvent event) {
            return tracked(variables, deserialized).results();
        } catch (MismatchingMessageCorrelationException nobody) {
            throw Refusal.of(messageName, tracking.refuseWithoutContact(this, true), nobody);
        }
    }

    /** In a transaction of the caller nothing may fail first, so there it is looked up before. */
    private List<?> untracked(Supplier<List<?>> camunda, boolean single) {
        var ahead = tracking.isInTransaction() ? tracking.waitingRenamed(this) : List.<Contact>of();
        if (!ahead.isEmpty()) {
            return renamed(camunda, ahead, single);
        }
        try {
            var results = camunda.get();
            return results.isEmpty() ? renamed(camunda, tracking.waitingRenamed(this), single) : results;
        } catch (MismatchingMessageCorrelationException nobody) {
            var contacts = tracking.waitingRenamed(this);
            if (contacts.isEmpty()) {
                throw nobody;
            }
            return renamed(camunda, contacts, single);
        }
    }

    private List<?> renamed(Supplier<List<?>> camunda, List<Contact> contacts, boolean single) {
        if (single && contacts.size() > 1) {
            throw TenantOfMessage.severalListen(
                    contacts.stream().map(Contact::tenant).toList());
        }
        return contacts.stream()
                .flatMap(contact -> as(contact, camunda).stream())
                .toList();
    }

    /** The same message, for the contact's tenant and by the address that it has now. */
    <T> T as(Contact contact, Supplier<T> work) {
        var key = businessKey;
        var tenant = tenantId;
        var isSet = isTenantIdSet;
        try {
            businessKey = contact.email().value();
            tenantId = contact.tenant().idOrNull();
            isTenantIdSet = true;
            return work.get();
        } finally {
            businessKey = key;
            tenantId = tenant;
            isTenantIdSet = isSet;
        }
    }

    /** Before anything is recorded, and also where nobody takes the variables. */
    private void refuseTypes() {
        types.refuse("processVariables", payloadProcessInstanceVariables);
        types.refuse("processVariablesLocal", payloadProcessInstanceVariablesLocal);
        types.refuse("processVariablesToTriggeredScope", payloadProcessInstanceVariablesToTriggeredScope);
        types.refuse("correlationKeys", correlationProcessInstanceVariables);
        types.refuse("localCorrelationKeys", correlationLocalVariables);
    }

    private Correlated tracked(boolean variables, boolean deserialized) {
        if (startMessagesOnly) {
            ensureCorrelationVariablesNotSet();
            ensureProcessDefinitionAndTenantIdNotSet();
        } else {
            ensureProcessDefinitionIdNotSet();
            ensureProcessInstanceAndTenantIdNotSet();
        }
        return tracking.track(this, variables, deserialized);
    }

    boolean isStartMessagesOnly() {
        return startMessagesOnly;
    }

    /** Whom it is for among the waiting instances, by another business key. */
    CorrelationSet withKey(String key) {
        var own = businessKey;
        try {
            businessKey = key;
            return new CorrelationSet(this);
        } finally {
            businessKey = own;
        }
    }

    @Nullable
    VariableMap payload() {
        return payloadProcessInstanceVariables;
    }

    @Nullable
    VariableMap correlationKeys() {
        return correlationProcessInstanceVariables;
    }

    @Nullable
    VariableMap localCorrelationKeys() {
        return correlationLocalVariables;
    }
}
