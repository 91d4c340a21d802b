package org.declic.door.operate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.DoorRefusal;
import org.declic.door.PageMeta;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Explanation;
import org.declic.entry.operate.DesignWarnings;
import org.declic.entry.operate.DryRun;
import org.declic.entry.operate.DryRunRequest;
import org.declic.entry.operate.Paging;
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
    private final DesignWarnings warnings;
    private final DryRun dryRun;

    public AutomationsDoor(Automations automations, DesignWarnings warnings, DryRun dryRun) {
        this.automations = automations;
        this.warnings = warnings;
        this.dryRun = dryRun;
    }

    /** The latest version of each automation, by key. */
    @GetMapping("/automations")
    AutomationsPage automations(
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var paging = Paging.of(limit, offset);
        var all = automations.readable();
        var shown = paging.of(all).stream()
                .map(one -> ShownAutomation.of(one, null))
                .toList();
        return new AutomationsPage(shown, new PageMeta(all.size()));
    }

    /**
     * One automation, with what is probably wrong in its diagram; of several tenants that without tenant, unless the parameter
     * {@code tenant} says which.
     */
    @GetMapping("/automations/{key}")
    ShownAutomation automation(
            @PathVariable("key") String key, @RequestParam(name = "tenant", required = false) @Nullable String tenant) {
        var shown = readable(automations, key, tenant);
        return ShownAutomation.of(shown, warnings.of(shown));
    }

    /** Of several tenants that without tenant, unless it is said which. */
    static Automation readable(Automations automations, String key, @Nullable String tenant) {
        return automations
                .readable(key, tenant == null ? null : Tenant.of(tenant))
                .orElseThrow(() -> noAutomation(key));
    }

    static DoorRefusal noAutomation(String key) {
        return new DoorRefusal(HttpStatus.NOT_FOUND, "no automation " + InvalidInput.shown(key));
    }

    /** What would become of an event of a contact, or of a recorded one by its id. Writes nothing. */
    @PostMapping("/automations/explain")
    Explained explain(@RequestBody DryRunRequest question) {
        return new Explained(question.ask(dryRun));
    }

    record AutomationsPage(List<ShownAutomation> automations, PageMeta meta) {}

    /** @param warnings what is probably wrong in the diagram; only if one automation is asked for */
    record ShownAutomation(
            String key,
            @Nullable String name,
            @Nullable String tenant,
            int version,
            boolean suspended,
            String reentry,
            List<ShownTrigger> triggers,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> warnings) {

        static ShownAutomation of(Automation automation, @Nullable List<String> warnings) {
            return new ShownAutomation(
                    automation.key(),
                    automation.name(),
                    automation.tenant().idOrNull(),
                    automation.version(),
                    automation.suspended(),
                    automation.triggers().get(0).reentryWord(),
                    automation.triggers().stream().map(ShownTrigger::of).toList(),
                    warnings);
        }
    }

    record ShownTrigger(String id, String event, String sentence, Map<String, String> properties) {

        static ShownTrigger of(DeployedTrigger trigger) {
            return new ShownTrigger(trigger.id(), trigger.event(), trigger.sentence(), trigger.properties());
        }
    }

    record Explained(List<Explanation> triggers) {}
}
