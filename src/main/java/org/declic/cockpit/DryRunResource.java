package org.declic.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Explanation;
import org.declic.entry.Explanation.ConditionResult;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.ExactJson;
import org.jspecify.annotations.Nullable;

/** What would become of an event. Tells of automations that the user may read; writes nothing. */
@Produces(MediaType.APPLICATION_JSON)
public class DryRunResource extends OperatorResource {

    DryRunResource(String engineName) {
        super(engineName);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public ShownDryRun explain(@Nullable DryRunRequest body) {
        var window = window();
        return answer(() -> {
            var question = given(body);
            var tenant = Tenant.of(question.tenant());
            var contact = Email.of("contact", question.contact());
            var eventId = question.eventId();
            if (eventId == null || eventId.isBlank()) {
                var event = EventName.of("event", question.event());
                return ShownDryRun.of(
                        Readable.of(window, tenant),
                        window.dryRun().of(tenant, contact, event, value(question.data())));
            }
            if (!isEmpty(question.event())) {
                throw new InvalidInput("event", "must not be given with eventId", question.event());
            }
            return ShownDryRun.of(
                    Readable.of(window, tenant), window.dryRun().ofRecorded(tenant, contact, eventId.strip()));
        });
    }

    static EventValue value(@Nullable JsonNode data) {
        try {
            return data == null ? EventValue.NONE : EventValue.of(data);
        } catch (InvalidInput invalid) {
            throw invalid.in("data");
        }
    }

    /**
     * @param event name of an event that would happen now; or else
     * @param eventId id of an event that was recorded
     * @param data value of the event: text, or JSON
     * @param tenant Camunda's id of the tenant; none if it is not given
     */
    record DryRunRequest(
            @Nullable String contact,
            @Nullable String event,
            @Nullable String eventId,

            @JsonDeserialize(using = ExactJson.OfEvent.class) @Nullable
            JsonNode data,

            @Nullable String tenant) {}

    record ShownDryRun(List<ShownTrigger> triggers) {

        static ShownDryRun of(Readable readable, List<Explanation> explanations) {
            return new ShownDryRun(explanations.stream()
                    .map(one -> new ShownTrigger(
                            one.automation(),
                            readable.name(one.automation()),
                            one.trigger(),
                            one.sentence(),
                            one.enters(),
                            one.reasons(),
                            one.conditions()))
                    .toList());
        }
    }

    record ShownTrigger(
            String automation,
            String name,
            String trigger,
            String sentence,
            boolean enters,
            List<String> reasons,
            List<ConditionResult> conditions) {}
}
