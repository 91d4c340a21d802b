package org.declic.automation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.declic.entry.InstanceEvents;

/** Forgets what an instance has used, or what was kept for it, where there may be anything. */
final class InstanceEnd implements ExecutionListener {

    private final InstanceEvents instanceEvents;

    InstanceEnd(InstanceEvents instanceEvents) {
        this.instanceEvents = instanceEvents;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var instance = (ExecutionEntity) execution;
        if (instance.isSuspended() || DeclicDefinition.looksBack(instance.getProcessDefinition())) {
            instanceEvents.forget(instance.getProcessInstanceId());
        }
    }
}
