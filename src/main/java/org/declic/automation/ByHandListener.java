package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.ByHand;

/**
 * Keeps an entry by hand when an instance of an automation starts that the gate has not let in: by key, from Tasklist, or
 * before an activity. An instance that a call activity starts is part of the calling one and no entry.
 */
final class ByHandListener implements ExecutionListener {

    private final ByHand byHand;

    ByHandListener(ByHand byHand) {
        this.byHand = byHand;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (Entering.isThroughGate(execution.getProcessInstanceId()) || execution.getSuperExecution() != null) {
            return;
        }
        var instance = (ExecutionEntity) execution;
        var definition = instance.getProcessDefinition();
        var initial = definition.getInitial();
        var chosen = Entering.takeStartByHand();
        var key = execution.getProcessBusinessKey();
        var contact = byHand.entered(
                Tenant.of(execution.getTenantId()),
                definition.getKey(),
                chosen != null ? chosen : initial == null ? "" : initial.getId(),
                key,
                Context.getCommandContext().getAuthenticatedUserId(),
                execution.getProcessInstanceId());
        contact.map(Contact::email)
                .filter(email -> !Email.in(key).equals(Optional.of(email)))
                .ifPresent(email -> rename(execution, key, email));
    }

    /** The key is an address that the contact had before: the instance is known by the one that it has now. */
    private static void rename(DelegateExecution execution, String key, Email email) {
        execution.setProcessBusinessKey(email.value());
        if (key.equals(execution.getVariable(EventVariables.CONTACT))) {
            execution.setVariable(EventVariables.CONTACT, email.value());
        }
    }
}
