package org.declic.automation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
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
        byHand.entered(
                Tenant.of(execution.getTenantId()),
                definition.getKey(),
                chosen != null ? chosen : initial == null ? "" : initial.getId(),
                execution.getProcessBusinessKey(),
                Context.getCommandContext().getAuthenticatedUserId(),
                execution.getProcessInstanceId());
    }
}
