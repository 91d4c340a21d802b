package org.declic.door.activecampaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.operate.Instances;

/** What ActiveCampaign's old API does with automations. */
record LegacyAutomations(ShownAutomations shown, Instances instances, LegacyContacts contacts) {

    private static final int MOST = 100;

    Map<String, Function<LegacyForm, Map<String, Object>>> actions() {
        return Map.of(
                "automation_list", this::list,
                "automation_contact_add", this::enter,
                "automation_contact_remove", this::leave);
    }

    private Map<String, Object> list(LegacyForm form) {
        form.requireOnly(Set.of("offset", "limit"));
        var offset = form.number("offset", 0, 0, Integer.MAX_VALUE);
        var limit = form.number("limit", MOST, 1, MOST);
        var some = shown.all(form.tenant()).stream().skip(offset).limit(limit).toList();
        return LegacyAnswer.rows(shown.shapes(form.tenant(), some));
    }

    /** Past the gate of each. */
    private Map<String, Object> enter(LegacyForm form) {
        var contact = contacts.contact(form, "contact_id", "contact_email", Set.of("automation"));
        for (var automation : automations(form)) {
            if (automation.suspended()) {
                throw new InvalidInput("automation", "must not be suspended", automation.shownName());
            }
            instances.enter(form.tenant(), contact.email(), automation.key());
        }
        return LegacyAnswer.done("Contact added to automation");
    }

    /** Ends all that runs in them for the contact. */
    private Map<String, Object> leave(LegacyForm form) {
        var contact = contacts.contact(form, "contact_id", "contact_email", Set.of("automation"));
        var keys = automations(form).stream().map(Automation::key).toList();
        var ended = shown.stays().of(contact.id()).stream()
                .filter(stay -> stay.exitedAt() == null && keys.contains(stay.automation()))
                .filter(stay -> instances.end(form.tenant(), stay.processInstanceId()))
                .count();
        return ended == 0
                ? LegacyAnswer.failed("The contact is not in the automation")
                : LegacyAnswer.done("Contact removed from automation");
    }

    /** All must be there before anything is done. */
    private List<Automation> automations(LegacyForm form) {
        var asked = form.several("automation");
        if (asked.isEmpty()) {
            throw new InvalidInput("automation", "must be given", form.text("automation"));
        }
        return asked.stream().map(one -> shown.automation(form.tenant(), one)).toList();
    }
}
