package org.declic.automation;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Answers to callers of Camunda's APIs, with codes that the REST API copies into the body. */
final class Refusal {

    /** The contact was let into no automation; the message says why. The event is recorded. */
    static final int NOBODY_ENTERED = 20001;
    /** The message can't be an event; nothing is recorded. */
    static final int INVALID = 20002;

    private Refusal() {}

    /** @param reasons if there are none, Camunda's own answer is given */
    static MismatchingMessageCorrelationException of(
            String messageName, List<String> reasons, @Nullable MismatchingMessageCorrelationException camunda) {
        if (reasons.isEmpty() && camunda != null) {
            return camunda;
        }
        var refusal = reasons.isEmpty()
                ? new MismatchingMessageCorrelationException(
                        messageName, "No process definition or execution matches the parameters")
                : new MismatchingMessageCorrelationException(
                        messageName, "Nobody was let in. " + String.join("; ", reasons));
        return coded(refusal, NOBODY_ENTERED);
    }

    /** One of the reasons, with the trigger that has refused. */
    static String words(String automation, String startEvent, String reason) {
        return "'" + automation + "' by '" + startEvent + "': " + reason;
    }

    static ProcessEngineException of(InvalidInput invalid) {
        return coded(new BadUserRequestException(invalid.getMessage()), INVALID);
    }

    private static <E extends ProcessEngineException> E coded(E exception, int code) {
        exception.setCode(code);
        return exception;
    }
}
