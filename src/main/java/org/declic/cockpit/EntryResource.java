package org.declic.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.EntryRequest;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.EntryView.StartedInstance;
import org.declic.entry.operate.Flag;
import org.declic.entry.operate.KnownMembers;
import org.jspecify.annotations.Nullable;

/** Takes contacts into the latest version of an automation. For users who may start it; an audience needs batches as well. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EntryResource extends OperatorResource {

    private final String definitionId;

    EntryResource(String engineName, String definitionId) {
        super(engineName);
        this.definitionId = definitionId;
    }

    /** One contact, past the gate; at the usual start event, if the form names none. */
    @POST
    public StartedInstance enter(@Nullable EntryRequest body) {
        var automation = automation();
        return answer(() -> {
            var form = given(body);
            var wanted = new EntryRequest(
                    form.contact(),
                    form.audience(),
                    given(form.trigger()),
                    form.withoutEvent(),
                    form.counted(),
                    form.data());
            return services().entries().enterContact(automation, wanted).orElseThrow(this::missing);
        });
    }

    /** How many existing contacts fit the trigger now, how many of them would enter, and the first few. */
    @GET
    @Path("audience/{trigger}")
    public Audience.Numbers audience(
            @PathParam("trigger") String trigger, @QueryParam("withoutEvent") @Nullable String withoutEvent) {
        var automation = automation();
        return answer(() -> services()
                .entries()
                .audience(automation, trigger, Flag.of("withoutEvent", withoutEvent), EntryView.SAMPLE)
                .orElseThrow(this::missing));
    }

    /** Takes in those who would enter, by a batch, if they are as many now as the body says were counted. */
    @POST
    @Path("audience/{trigger}")
    public EnterAudience.Started enterAudience(@PathParam("trigger") String trigger, @Nullable CountedAudience body) {
        var automation = automation();
        return answer(() -> {
            var form = given(body);
            var wanted = new EntryRequest(null, true, trigger, form.withoutEvent(), form.counted(), null);
            return services().entries().enterAudience(automation, wanted).orElseThrow(this::missing);
        });
    }

    /**
     * @param withoutEvent true for those as well who have never had the trigger's event
     * @param counted how many were said to enter
     */
    record CountedAudience(
            @Nullable Boolean withoutEvent, @Nullable Long counted) implements KnownMembers {}

    private Automation automation() {
        return services().automations().ofDefinition(definitionId).orElseThrow(this::missing);
    }

    private InvalidRequestException missing() {
        return refused(
                Status.NOT_FOUND, "no such trigger in the process definition " + InvalidInput.shown(definitionId));
    }
}
