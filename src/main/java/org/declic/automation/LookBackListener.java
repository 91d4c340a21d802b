package org.declic.automation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.declic.contact.Email;

/**
 * When an instance reaches a wait that looks back, a job looks for the event, after this transaction: what is recorded meanwhile
 * either sees the wait or is seen by the job.
 */
final class LookBackListener implements ExecutionListener {

    private static final PropertyKey<Boolean> ADDED = new PropertyKey<>("declicLooksBack");

    /** @param wait after an event-based gateway the gateway is what the instance reaches */
    void addTo(ActivityImpl wait) {
        var reached = wait.getEventScope() instanceof ActivityImpl gateway && isGateway(gateway) ? gateway : wait;
        if (!reached.getProperties().contains(ADDED)) {
            reached.getProperties().set(ADDED, true);
            reached.addBuiltInListener(EVENTNAME_START, this);
        }
    }

    private static boolean isGateway(ActivityImpl activity) {
        return "eventBasedGateway".equals(activity.getProperty("type"));
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (Email.in(execution.getProcessBusinessKey()).isPresent()) {
            CorrelationJob.send(
                    Context.getCommandContext(),
                    CorrelationJobConfiguration.lookBack(execution.getId()),
                    execution.getTenantId());
        }
    }
}
