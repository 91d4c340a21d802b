package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.declic.contact.Blanks;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A step that does something to the contact whom the automation is about, by the business key. It works in the transaction
 * of the engine: when its job fails and is tried again, it has been done once. One object serves one execution, as the
 * engine sets the fields of the diagram on it.
 */
abstract class ContactStep implements JavaDelegate {

    /** The variable that holds the event that the instance has got last. */
    static final String EVENT = "event";

    static Email contact(DelegateExecution execution) {
        return Email.of("business key of the process instance", execution.getProcessBusinessKey());
    }

    static Tenant tenant(DelegateExecution execution) {
        return Tenant.of(execution.getTenantId());
    }

    /** What the field says; null if it is not set or empty. */
    static @Nullable String text(@Nullable Expression field, DelegateExecution execution) {
        var found = field == null ? null : field.getValue(execution);
        return found == null || Blanks.strip(found.toString()).isEmpty() ? null : found.toString();
    }

    /** @throws InvalidInput naming field and activity if the field is not set */
    static String required(String name, @Nullable Expression field, DelegateExecution execution) {
        var text = text(field, execution);
        if (text == null) {
            throw new InvalidInput(field(name, execution), "must be given", null);
        }
        return Blanks.strip(text);
    }

    /** The place of what the step does in a chain of events: one after the event that the instance has got last. */
    static int chain(DelegateExecution execution) {
        var event = execution.getVariable(EVENT) instanceof SpinJsonNode json ? json : null;
        return event != null
                        && event.isObject()
                        && event.hasProp("chain")
                        && event.prop("chain").isNumber()
                ? event.prop("chain").numberValue().intValue() + 1
                : 1;
    }

    static String field(String name, DelegateExecution execution) {
        return "field '" + name + "' of " + execution.getCurrentActivityId();
    }
}
