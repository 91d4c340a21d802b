package org.declic.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.EnterAudience;
import org.jspecify.annotations.Nullable;

/** Takes contacts into the latest version of an automation. For users who may start it; an audience needs batches as well. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EntryResource extends OperatorResource {

    private static final int SAMPLE = 10;

    private final String definitionId;

    EntryResource(String engineName, String definitionId) {
        super(engineName);
        this.definitionId = definitionId;
    }

    /** One contact, past the gate. */
    @POST
    public Started enter(@Nullable Wanted body) {
        var of = automation();
        return answer(() -> {
            var wanted = given(body);
            return new Started(window().enterContact()
                    .enter(
                            of.tenant(),
                            of.key(),
                            Email.of("contact", wanted.contact()),
                            isEmpty(wanted.trigger()) ? null : wanted.trigger(),
                            DryRunResource.value(wanted.data()))
                    .orElseThrow(this::missing));
        });
    }

    /** How many existing contacts fit the trigger now, how many of them would enter, and the first few. */
    @GET
    @Path("audience/{trigger}")
    public Audience.Numbers audience(@PathParam("trigger") String trigger) {
        var of = automation();
        return answer(() ->
                window().audience().of(of.tenant(), of.key(), trigger, SAMPLE).orElseThrow(this::missing));
    }

    /** Takes in those who would enter, by a batch. */
    @POST
    @Path("audience/{trigger}")
    public EnterAudience.Started enterAudience(@PathParam("trigger") String trigger) {
        var of = automation();
        return answer(() ->
                window().enterAudience().start(of.tenant(), of.key(), trigger).orElseThrow(this::missing));
    }

    private Automation automation() {
        return window().automations().ofDefinition(definitionId).orElseThrow(this::missing);
    }

    private InvalidRequestException missing() {
        return refused(
                Status.NOT_FOUND, "no such trigger in the process definition " + InvalidInput.shown(definitionId));
    }

    /**
     * @param trigger id of the start event to begin at; null for the usual one
     * @param data value of the event that the instance is given, text or JSON
     */
    record Wanted(
            @Nullable String contact,
            @Nullable String trigger,
            @Nullable JsonNode data) {}

    record Started(String processInstanceId) {}
}
