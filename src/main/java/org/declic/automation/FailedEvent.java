package org.declic.automation;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** An automation failed while it took this event. Nothing of its transaction is kept. */
final class FailedEvent extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private static final String BEGINNING = "The event '";

    private final transient RecordedEvent event;

    FailedEvent(RecordedEvent event, Throwable cause) {
        super(
                BEGINNING + event.name() + "' (id '" + event.id().id() + "') of "
                        + event.contact().email() + " could not be correlated: " + cause.getMessage(),
                cause);
        this.event = event;
    }

    /** What the work with this event gives; if it fails, the failure names the event. */
    static <T> T naming(RecordedEvent event, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failed) { // also a stack or a memory that was not enough for this one
            throw new FailedEvent(event, failed);
        }
    }

    /** The one of which this failure tells, if any. */
    static Optional<FailedEvent> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedEvent event) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Whether this is the message of such a failure, be it cut off at its end. */
    static boolean isMessage(@Nullable String text) {
        return text != null && text.startsWith(BEGINNING);
    }

    RecordedEvent event() {
        return event;
    }
}
