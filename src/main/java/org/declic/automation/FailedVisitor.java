package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.declic.contact.Contact;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/** An automation failed while it took this contact with the audience. Nothing of its transaction is kept. */
final class FailedVisitor extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final long contact;

    FailedVisitor(Contact contact, Trigger trigger, Throwable cause) {
        super(
                "The contact " + contact.email() + " could not enter '" + trigger.automation() + "' by '"
                        + trigger.startEvent() + "' with the audience: " + cause.getMessage(),
                cause);
        this.contact = contact.id();
    }

    /** The contact of which this failure tells, if any. */
    static Optional<Long> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedVisitor visitor) {
                return Optional.of(visitor.contact);
            }
        }
        return Optional.empty();
    }
}
