package org.declic.door.operate;

import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.declic.entry.Automations;
import org.declic.entry.audience.Audience;
import org.declic.entry.operate.EntryRequest;
import org.declic.entry.operate.EntryView;
import org.declic.entry.operate.Flag;
import org.declic.entry.operate.Paging;
import org.declic.entry.operate.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Taking contacts into an automation: one by hand, or all who fit a trigger now. For users who may start instances of the
 * process definition; how many would come is told to all who may read it.
 */
@RestController
public class EntryDoor {

    private final Automations automations;
    private final EntryView entries;

    public EntryDoor(Automations automations, EntryView entries) {
        this.automations = automations;
        this.entries = entries;
    }

    /** One contact by hand: 201 and the process instance. The audience of a trigger: 202 and the batch. */
    @PostMapping("/automations/{key}/entries")
    ResponseEntity<?> enter(
            @PathVariable("key") String key,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestBody EntryRequest wanted) {
        var automation = AutomationsDoor.readable(automations, key, tenant);
        return wanted.wantsAudience()
                ? ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(entries.enterAudience(automation, wanted)
                                .orElseThrow(() -> noTrigger(key, String.valueOf(wanted.trigger()))))
                : ResponseEntity.status(HttpStatus.CREATED)
                        .body(entries.enterContact(automation, wanted)
                                .orElseThrow(() -> AutomationsDoor.noAutomation(key)));
    }

    /** How many existing contacts fit the trigger now, how many of them would enter, and the first few of these. */
    @GetMapping("/automations/{key}/triggers/{trigger}/audience")
    Audience.Numbers audience(
            @PathVariable("key") String key,
            @PathVariable("trigger") String trigger,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "withoutEvent", required = false) @Nullable String withoutEvent,
            @RequestParam(name = "sample", defaultValue = "10") String sample) {
        return entries.audience(
                        AutomationsDoor.readable(automations, key, tenant),
                        trigger,
                        Flag.of("withoutEvent", withoutEvent),
                        (int) WholeNumber.of("sample", sample, EntryView.SAMPLE, 0, Paging.MOST))
                .orElseThrow(() -> noTrigger(key, trigger));
    }

    private static DoorRefusal noTrigger(String key, String trigger) {
        return new DoorRefusal(
                HttpStatus.NOT_FOUND,
                "no trigger " + InvalidInput.shown(trigger) + " in the automation " + InvalidInput.shown(key));
    }
}
