package org.declic.automation;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.declic.contact.Contact;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/** An automation failed while it took this contact with the audience. Nothing of its transaction is kept. */
final class FailedMember extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private static final String BEGINNING = "The contact ";

    private final long contact;

    FailedMember(Contact contact, Trigger trigger, Throwable cause) {
        super(
                BEGINNING + contact.email() + " could not enter '" + trigger.automation() + "' by '"
                        + trigger.startEvent() + "' with the audience: " + cause.getMessage(),
                cause);
        this.contact = contact.id();
    }

    /** Whether this is the message of such a failure, be it cut off at its end. */
    static boolean isMessage(@Nullable String text) {
        return text != null && text.startsWith(BEGINNING);
    }

    /** The contact of which this failure tells, if any. */
    static Optional<Long> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedMember failed) {
                return Optional.of(failed.contact);
            }
        }
        return Optional.empty();
    }
}
