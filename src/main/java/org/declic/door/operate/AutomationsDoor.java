package org.declic.door.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.DoorRefusal;
import org.declic.door.Paging;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Explanation;
import org.declic.entry.operate.DryRun;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.ExactJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which automations there are and what they say, and who would enter. For users who may read the process definitions. */
@RestController
public class AutomationsDoor {

    private final Automations automations;
    private final DryRun dryRun;

    public AutomationsDoor(Automations automations, DryRun dryRun) {
        this.automations = automations;
        this.dryRun = dryRun;
    }

    /** The latest version of each automation, by key. */
    @GetMapping("/automations")
    AutomationsPage automations(
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var all = automations.readable();
        var shown = all.stream()
                .skip(Paging.number("offset", offset, 0, Integer.MAX_VALUE))
                .limit(Paging.number("limit", limit, 1, Paging.MOST))
                .map(ShownAutomation::of)
                .toList();
        return new AutomationsPage(shown, new Paging.Meta(all.size()));
    }

    /** One automation; of several tenants that without tenant, unless the parameter {@code tenant} says which. */
    @GetMapping("/automations/{key}")
    ShownAutomation automation(
            @PathVariable("key") String key, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        return ShownAutomation.of(readable(automations, key, tenant));
    }

    /** Of several tenants that without tenant, unless it is said which. */
    static Automation readable(Automations automations, String key, @Nullable String tenant) {
        return automations.readable().stream()
                .filter(one -> one.key().equals(key))
                .filter(one -> tenant == null || one.tenant().equals(Tenant.of(tenant)))
                .findFirst()
                .orElseThrow(() -> new DoorRefusal(HttpStatus.NOT_FOUND, "no automation " + InvalidInput.shown(key)));
    }

    /** What would become of an event of a contact, or of a recorded one by its id. Writes nothing. */
    @PostMapping("/automations/explain")
    Explained explain(@RequestBody ExplainRequest question) {
        var tenant = Tenant.of(question.tenant());
        var contact = Email.of("contact", question.contact());
        if (question.eventId() != null) {
            if (question.event() != null) {
                throw new InvalidInput("event", "must not be given with eventId", question.event());
            }
            return Explained.of(dryRun.ofRecorded(tenant, contact, question.eventId()));
        }
        return Explained.of(
                dryRun.of(tenant, contact, EventName.of("event", question.event()), value(question.data())));
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
    record ExplainRequest(
            @Nullable String contact,
            @Nullable String event,
            @Nullable String eventId,

            @JsonDeserialize(using = ExactJson.OfEvent.class) @Nullable
            JsonNode data,

            @Nullable String tenant) {}

    record AutomationsPage(List<ShownAutomation> automations, Paging.Meta meta) {}

    record ShownAutomation(
            String key,
            @Nullable String name,
            @Nullable String tenant,
            int version,
            boolean suspended,
            String reentry,
            List<ShownTrigger> triggers) {

        static ShownAutomation of(Automation automation) {
            return new ShownAutomation(
                    automation.key(),
                    automation.name(),
                    automation.tenant().idOrNull(),
                    automation.version(),
                    automation.suspended(),
                    automation.triggers().get(0).reentryWord(),
                    automation.triggers().stream().map(ShownTrigger::of).toList());
        }
    }

    record ShownTrigger(String id, String event, String sentence, Map<String, String> properties) {

        static ShownTrigger of(DeployedTrigger trigger) {
            return new ShownTrigger(trigger.id(), trigger.event(), trigger.sentence(), trigger.properties());
        }
    }

    record Explained(List<ShownExplanation> triggers) {

        static Explained of(List<Explanation> explanations) {
            return new Explained(explanations.stream().map(ShownExplanation::of).toList());
        }
    }

    record ShownExplanation(
            String automation,
            @Nullable String tenant,
            String trigger,
            String sentence,
            boolean enters,
            List<String> reasons,
            List<ShownCondition> conditions) {

        static ShownExplanation of(Explanation one) {
            return new ShownExplanation(
                    one.automation(),
                    one.tenant(),
                    one.trigger(),
                    one.sentence(),
                    one.enters(),
                    one.reasons(),
                    one.conditions().stream()
                            .map(found -> new ShownCondition(found.condition(), found.holds(), found.seen()))
                            .toList());
        }
    }

    record ShownCondition(String condition, boolean holds, String seen) {}
}
