package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.operate.AutomationView.AutomationNumbers;
import org.declic.entry.operate.Chart;
import org.declic.entry.operate.DecisionFilter;
import org.declic.entry.operate.DecisionsView.LatestPage;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
@Produces(MediaType.APPLICATION_JSON)
public class DefinitionResource extends OperatorResource {

    private final String definitionId;

    DefinitionResource(String engineName, String definitionId) {
        super(engineName);
        this.definitionId = definitionId;
    }

    /** The triggers of the automation with their sentences and numbers; none if the process has no message start event. */
    @GET
    public AutomationNumbers definition() {
        return services().automation().numbers(automation());
    }

    /** Entries and refusals by kind over time, by hours and days of the viewer's time zone. */
    @GET
    @Path("chart")
    public Chart chart(@QueryParam("range") @Nullable String range, @QueryParam("zone") @Nullable String zone) {
        var automation = automation();
        return answer(() -> services().automation().chart(automation, range, zone));
    }

    /** Decisions, the latest first. */
    @GET
    @Path("decisions")
    public LatestPage decisions(
            @QueryParam("contact") @Nullable String contact,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        var automation = automation();
        return answer(() -> services()
                .decisions()
                .latest(
                        automation,
                        DecisionFilter.of(DecisionFilter.contactOrKey(contact), given(outcome), given(reason), null),
                        before,
                        Paging.limit(limit)));
    }

    private Automation automation() {
        return services()
                .automations()
                .ofDefinition(definitionId)
                .orElseThrow(
                        () -> refused(Status.NOT_FOUND, "no process definition " + InvalidInput.shown(definitionId)));
    }
}
