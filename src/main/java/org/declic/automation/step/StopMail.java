package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.declic.event.ContactChanges;

/** The step "Stop all mail": the contact gets no mail at all any more, whatever lists it is subscribed to. */
public final class StopMail extends ContactStep {

    private final ContactChanges changes;

    public StopMail(ContactChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.inChain(chain(execution)).stopMail(tenant(execution), contact(execution));
    }
}
