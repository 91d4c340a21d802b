package org.declic.automation.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.ChangeAddress;
import org.jspecify.annotations.Nullable;

/** The step "Change e-mail". Field: {@code email}, the address that the contact has from now on. */
public final class ChangeEmail extends ContactStep {

    private final ChangeAddress changeAddress;

    private @Nullable Expression email;

    public ChangeEmail(ChangeAddress changeAddress) {
        this.changeAddress = changeAddress;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var field = field("email", execution);
        var to = Email.of(field, required("email", email, execution));
        var from = contact(execution);
        try {
            var changed = changeAddress.inChain(chain(execution)).change(tenant(execution), from, to);
            if (changed.isEmpty()) {
                throw new InvalidInput(
                        "business key of the process instance", "must be the address of a contact", from.value());
            }
        } catch (InvalidInput taken) {
            throw taken.field().equals("email") ? taken.in(field) : taken;
        }
    }

    public void setEmail(Expression email) {
        this.email = email;
    }
}
