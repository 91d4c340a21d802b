package org.declic.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.declic.contact.Tenant;
import org.declic.entry.Explanation;
import org.declic.entry.Explanation.ConditionResult;
import org.declic.entry.operate.DryRunRequest;
import org.declic.entry.operate.ReadableAutomations;
import org.jspecify.annotations.Nullable;

/** What would become of an event. Tells of automations that the user may read; writes nothing. */
@Produces(MediaType.APPLICATION_JSON)
public class DryRunResource extends OperatorResource {

    DryRunResource(String engineName) {
        super(engineName);
    }

    /** A field of the form that is left empty is not given. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public NamedTriggers explain(@Nullable DryRunRequest body) {
        return answer(() -> {
            var form = given(body);
            var eventId = given(form.eventId());
            var question = new DryRunRequest(
                    form.contact(),
                    eventId == null ? form.event() : given(form.event()),
                    eventId == null ? null : eventId.strip(),
                    form.data(),
                    form.tenant());
            var explanations = question.ask(services().dryRun());
            var readable = ReadableAutomations.of(services().automations(), Tenant.of(form.tenant()));
            return new NamedTriggers(explanations.stream()
                    .map(one -> NamedTrigger.of(one, readable.name(one.automation())))
                    .toList());
        });
    }

    record NamedTriggers(List<NamedTrigger> triggers) {}

    /** What a dry run tells of a trigger, with the name of its automation. */
    record NamedTrigger(
            String automation,
            String name,
            String trigger,
            String sentence,
            boolean enters,
            List<String> reasons,
            List<ConditionResult> conditions) {

        static NamedTrigger of(Explanation one, String name) {
            return new NamedTrigger(
                    one.automation(),
                    name,
                    one.trigger(),
                    one.sentence(),
                    one.enters(),
                    one.reasons(),
                    one.conditions());
        }
    }
}
