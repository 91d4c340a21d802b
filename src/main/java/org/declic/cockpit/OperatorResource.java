package org.declic.cockpit;

import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginResource;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.NotAllowed;
import org.declic.entry.operate.SuspendedAutomation;
import org.jspecify.annotations.Nullable;

/** A resource about one engine. Cockpit has seen to it that the user is logged in to the engine, and the engine knows who it is. */
abstract class OperatorResource extends AbstractCockpitPluginResource {

    private static final int MOST = 100;

    OperatorResource(String engineName) {
        super(engineName);
    }

    final OperatorServices window() {
        return OperatorServices.of(getProcessEngine())
                .orElseThrow(() -> refused(Status.NOT_FOUND, "no Declic in this engine"));
    }

    /** Does the work; a no that is expected gets its status: 400, 403, 409. */
    static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInput invalid) {
            throw refused(Status.BAD_REQUEST, String.valueOf(invalid.getMessage()));
        } catch (NotAllowed notAllowed) {
            throw refused(Status.FORBIDDEN, String.valueOf(notAllowed.getMessage()));
        } catch (SuspendedAutomation suspended) {
            throw refused(Status.CONFLICT, String.valueOf(suspended.getMessage()));
        }
    }

    static InvalidRequestException refused(Status status, String why) {
        return new InvalidRequestException(status, why);
    }

    /** @throws InvalidInput if the body is empty, or says null */
    static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new InvalidInput("the body", "must be a JSON object", null);
        }
        return body;
    }

    /** @param text null or empty for the default */
    static long number(String field, @Nullable String text, long usual, long least, long most) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new InvalidInput(field, "must be a whole number from " + least + " to " + most, text);
    }

    static int limit(@Nullable String text) {
        return (int) number("limit", text, 20, 1, MOST);
    }

    static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
