package org.declic.automation.step;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The step "Enter automation": takes the contact into another automation, past its gate. Field: {@code automation}, its key. It
 * counts in the chain of events that cause one another; one too many fails, so that a circle of automations ends.
 */
public final class EnterAutomation extends ContactStep {

    private final int maxChain;

    private @Nullable Expression automation;

    /** @param maxChain how many may cause one another */
    public EnterAutomation(int maxChain) {
        this.maxChain = maxChain;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var key = required("automation", automation, execution);
        var chain = chain(execution);
        if (chain > maxChain) {
            throw new ProcessEngineException("'" + execution.getCurrentActivityId() + "' takes no contact into '" + key
                    + "': it was caused by a chain of " + chain + " events and entries, and at most " + maxChain
                    + " may cause one another (declic.max-chain)");
        }
        var event =
                execution.getVariable(EVENT) instanceof SpinJsonNode json && json.isObject() ? json.toString() : "{}";
        var started = new StartByHand(execution.getProcessEngineServices())
                .start(
                        tenant(execution),
                        contact(execution),
                        key,
                        Map.of(EVENT, Spin.JSON(event).prop("chain", chain)));
        if (started.isEmpty()) {
            throw new InvalidInput(field("automation", execution), "must be the key of a deployed automation", key);
        }
    }

    public void setAutomation(Expression automation) {
        this.automation = automation;
    }
}
