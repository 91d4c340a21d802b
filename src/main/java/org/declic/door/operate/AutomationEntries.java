package org.declic.door.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.DecisionFilter;
import org.declic.entry.operate.DecisionRow;
import org.declic.entry.operate.DecisionsView;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
@RestController
public class AutomationEntries {

    private final DecisionsView decisions;

    public AutomationEntries(DecisionsView decisions) {
        this.decisions = decisions;
    }

    /** The decisions about an automation, the latest first. */
    @GetMapping("/automations/{key}/entries")
    EntriesPage entries(
            @PathVariable("key") String key,
            @RequestParam(name = "contact", required = false) @Nullable String contact,
            @RequestParam(name = "outcome", required = false) @Nullable String outcome,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "trigger", required = false) @Nullable String trigger,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "before", required = false) @Nullable String before,
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var address = contact == null || contact.isEmpty()
                ? null
                : Email.of("contact", contact).value();
        var filter = DecisionFilter.of(address, outcome, reason, trigger).within(from, to);
        return decisions
                .counted(key, tenant == null ? null : Tenant.of(tenant), filter, before, Paging.of(limit, offset))
                .map(page ->
                        new EntriesPage(page.decisions(), new EntriesMeta(page.total(), page.more(), page.older())))
                .orElseThrow(() -> AutomationsDoor.noAutomation(key));
    }

    /** Some of the decisions, and how many there are in all. */
    record EntriesPage(List<DecisionRow> entries, EntriesMeta meta) {}

    /**
     * @param total how many there are in all, as far as they were counted
     * @param more whether there are more than were counted; left out if there are not
     * @param older what to ask for with {@code before} to get the next page; null on the last one
     */
    record EntriesMeta(
            long total,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean more,
            @Nullable String older) {}
}
