package org.declic.cockpit;

import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginResource;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.declic.contact.InvalidInput;
import org.declic.entry.audience.ChangedAudience;
import org.declic.entry.audience.NothingToUndo;
import org.declic.entry.operate.ChangedFailures;
import org.declic.entry.operate.NotAllowed;
import org.declic.entry.operate.SuspendedAutomation;
import org.jspecify.annotations.Nullable;

/** A resource about one engine. Cockpit has seen to it that the user is logged in to the engine, and the engine knows who it is. */
abstract class OperatorResource extends AbstractCockpitPluginResource {

    OperatorResource(String engineName) {
        super(engineName);
    }

    final OperatorServices services() {
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
        } catch (SuspendedAutomation | ChangedAudience | ChangedFailures | NothingToUndo conflict) {
            throw refused(Status.CONFLICT, String.valueOf(conflict.getMessage()));
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

    /** What a field of a form has; null if it was left empty. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
