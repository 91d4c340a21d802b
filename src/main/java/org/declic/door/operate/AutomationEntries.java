package org.declic.door.operate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.declic.door.Paging;
import org.declic.entry.Automations;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Decisions.Query;
import org.declic.entry.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
@RestController
public class AutomationEntries {

    private final Decisions decisions;
    private final Automations automations;

    public AutomationEntries(Decisions decisions, Automations automations) {
        this.decisions = decisions;
        this.automations = automations;
    }

    /** The decisions about an automation, the latest first. */
    @GetMapping("/automations/{key}/entries")
    EntriesPage entries(
            @PathVariable("key") String key,
            @RequestParam(name = "contact", required = false) @Nullable String contact,
            @RequestParam(name = "outcome", required = false) @Nullable String outcome,
            @RequestParam(name = "trigger", required = false) @Nullable String trigger,
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var tenants = automations.readableTenants(key);
        if (tenants.isEmpty()) {
            throw new DoorRefusal(HttpStatus.NOT_FOUND, "no automation " + InvalidInput.shown(key));
        }
        var page = decisions.find(new Query(
                tenants,
                key,
                isEmpty(contact) ? null : Email.of("contact", contact).value(),
                isEmpty(outcome) ? null : outcome(outcome),
                isEmpty(trigger) ? null : trigger,
                Paging.number("limit", limit, 1, Paging.MOST),
                Paging.number("offset", offset, 0, Integer.MAX_VALUE)));
        return new EntriesPage(page.decisions().stream().map(ShownEntry::of).toList(), new Paging.Meta(page.total()));
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static Outcome outcome(@Nullable String word) {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("outcome", "must be entered or refused", word));
    }

    /** Some of the decisions, and how many there are in all. */
    record EntriesPage(List<ShownEntry> entries, Paging.Meta meta) {}

    /** A decision as the API shows it. */
    record ShownEntry(
            String contact,
            @Nullable String event,
            @Nullable String eventId,
            String trigger,
            String outcome,
            List<String> reasons,
            @Nullable String processInstanceId,
            Instant decidedAt) {

        static ShownEntry of(Decision decision) {
            return new ShownEntry(
                    decision.contact(),
                    decision.event().isEmpty() ? null : decision.event(),
                    decision.eventId().isEmpty() ? null : decision.eventId(),
                    decision.trigger(),
                    decision.outcome().word(),
                    decision.reasons(),
                    decision.processInstanceId(),
                    decision.decidedAt());
        }
    }
}
