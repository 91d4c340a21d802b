package org.declic.door.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.DoorRefusal;
import org.declic.door.Paging;
import org.declic.entry.Automations;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.EnterAudience;
import org.declic.entry.operate.EnterContact;
import org.declic.event.ExactJson;
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
    private final EnterContact enterContact;
    private final Audience audience;
    private final EnterAudience enterAudience;

    public EntryDoor(
            Automations automations, EnterContact enterContact, Audience audience, EnterAudience enterAudience) {
        this.automations = automations;
        this.enterContact = enterContact;
        this.audience = audience;
        this.enterAudience = enterAudience;
    }

    /** One contact by hand: 201 and the process instance. The audience of a trigger: 202 and the batch. */
    @PostMapping("/automations/{key}/entries")
    ResponseEntity<?> enter(
            @PathVariable("key") String key,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestBody Wanted wanted) {
        var of = AutomationsDoor.readable(automations, key, tenant).tenant();
        return Boolean.TRUE.equals(wanted.audience()) ? audience(of, key, wanted) : contact(of, key, wanted);
    }

    /** How many existing contacts fit the trigger now, how many of them would enter, and the first few of these. */
    @GetMapping("/automations/{key}/triggers/{trigger}/audience")
    Audience.Numbers audience(
            @PathVariable("key") String key,
            @PathVariable("trigger") String trigger,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "sample", defaultValue = "10") String sample) {
        var of = AutomationsDoor.readable(automations, key, tenant).tenant();
        return audience.of(of, key, trigger, Paging.number("sample", sample, 0, Paging.MOST))
                .orElseThrow(() -> noTrigger(key, trigger));
    }

    private ResponseEntity<Started> contact(Tenant tenant, String key, Wanted wanted) {
        var contact = Email.of("contact", wanted.contact());
        var instance = enterContact
                .enter(tenant, key, contact, wanted.trigger(), AutomationsDoor.value(wanted.data()))
                .orElseThrow(() -> new DoorRefusal(HttpStatus.NOT_FOUND, "no automation " + InvalidInput.shown(key)));
        return ResponseEntity.status(HttpStatus.CREATED).body(new Started(instance));
    }

    private ResponseEntity<EnterAudience.Started> audience(Tenant tenant, String key, Wanted wanted) {
        if (wanted.contact() != null) {
            throw new InvalidInput("contact", "must not be given with audience", wanted.contact());
        }
        if (wanted.data() != null) {
            throw new InvalidInput(
                    "data", "must not be given with audience", wanted.data().toString());
        }
        var trigger = wanted.trigger();
        if (trigger == null) {
            throw new InvalidInput("trigger", "must be the id of a message start event, with audience", null);
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(enterAudience.start(tenant, key, trigger).orElseThrow(() -> noTrigger(key, trigger)));
    }

    private static DoorRefusal noTrigger(String key, String trigger) {
        return new DoorRefusal(
                HttpStatus.NOT_FOUND,
                "no trigger " + InvalidInput.shown(trigger) + " in the automation " + InvalidInput.shown(key));
    }

    /**
     * @param contact e-mail address of the one contact to take in, made if there is none yet; or else
     * @param audience true for all existing contacts who fit the trigger now
     * @param trigger id of a start event: of an audience the trigger, by hand where to begin
     * @param data by hand: value of the event that the instance is given, text or JSON
     */
    record Wanted(
            @Nullable String contact,
            @Nullable Boolean audience,
            @Nullable String trigger,

            @JsonDeserialize(using = ExactJson.OfEvent.class) @Nullable
            JsonNode data) {}

    record Started(String processInstanceId) {}
}
