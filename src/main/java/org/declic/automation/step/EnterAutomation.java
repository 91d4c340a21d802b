package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The step "Enter automation": takes the contact into another automation, past its gate. Field: {@code automation}, its key. */
public final class EnterAutomation extends ContactStep {

    private @Nullable Expression automation;

    @Override
    public void execute(DelegateExecution execution) {
        var key = required("automation", automation, execution);
        var started =
                new StartByHand(execution.getProcessEngineServices()).start(tenant(execution), contact(execution), key);
        if (started.isEmpty()) {
            throw new InvalidInput(field("automation", execution), "must be the key of a deployed automation", key);
        }
    }

    public void setAutomation(Expression automation) {
        this.automation = automation;
    }
}
