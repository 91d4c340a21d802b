package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.audience.UndoAudience.BegunUndoing;
import org.declic.entry.operate.BatchesView.BatchesPage;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;

/** The audiences that have entered an automation, and their undoing. */
@Produces(MediaType.APPLICATION_JSON)
public class BatchesResource extends OperatorResource {

    private final String definitionId;

    BatchesResource(String engineName, String definitionId) {
        super(engineName);
        this.definitionId = definitionId;
    }

    /** The latest first. */
    @GET
    public BatchesPage latest(
            @QueryParam("before") @Nullable String before, @QueryParam("limit") @Nullable String limit) {
        var automation = automation();
        return answer(() -> services().batches().latest(automation, before, Paging.limit(limit)));
    }

    /** Ends the instances that the batch has started, and gives back what their entries have used up; by a batch as well. */
    @POST
    @Path("{batch}/undo")
    public BegunUndoing undo(@PathParam("batch") String batch) {
        var automation = automation();
        return answer(() -> services().batches().undo(automation, batch))
                .orElseThrow(() -> refused(Status.NOT_FOUND, "no batch " + InvalidInput.shown(batch)));
    }

    private Automation automation() {
        return services()
                .automations()
                .ofDefinition(definitionId)
                .orElseThrow(
                        () -> refused(Status.NOT_FOUND, "no process definition " + InvalidInput.shown(definitionId)));
    }
}
