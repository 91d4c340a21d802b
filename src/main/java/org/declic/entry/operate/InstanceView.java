package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.entry.Automations;
import org.declic.entry.Decision;
import org.declic.entry.Entries;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.declic.entry.operate.ReadableInstances.ReadableInstance;
import org.declic.event.EventLog;
import org.jspecify.annotations.Nullable;

/** Whose process instance it is, and what brought the contact there. For users who may read the instance or its history. */
public final class InstanceView {

    private static final int PORTION = 100;
    private static final int MOST_PORTIONS = 20;

    private final ReadableInstances instances;
    private final Contacts contacts;
    private final EventLog log;
    private final Entries entries;
    private final LatestDecisions decisions;
    private final Automations automations;
    private final Permissions permissions;

    public InstanceView(
            ReadableInstances instances,
            Contacts contacts,
            EventLog log,
            Entries entries,
            LatestDecisions decisions,
            Automations automations,
            Permissions permissions) {
        this.instances = instances;
        this.contacts = contacts;
        this.log = log;
        this.entries = entries;
        this.decisions = decisions;
        this.automations = automations;
        this.permissions = permissions;
    }

    /** Empty if there is no instance of this id, or the user may not read it. */
    public Optional<ContactOfInstance> contact(String id) {
        return instances
                .find(id)
                .map(instance -> Email.in(instance.businessKey())
                        .flatMap(email -> contacts.find(instance.tenant(), email))
                        .map(contact -> of(id, instance, contact))
                        .orElseGet(() -> new ContactOfInstance(
                                instance.businessKey(), null, false, false, null, null, List.of())));
    }

    private ContactOfInstance of(String id, ReadableInstance instance, Contact contact) {
        var decision = decision(id, instance, contact);
        var event = decision.filter(one -> one.seq() > 0).flatMap(one -> log.find(contact.id(), one.seq()));
        return new ContactOfInstance(
                contact.email().value(),
                instance.tenant().idOrNull(),
                true,
                permissions.seesContacts(),
                decision.map(one -> DecisionRow.of(List.of(one), instances).get(0))
                        .orElse(null),
                event.map(one -> EventRow.of(one, List.of(), List.of())).orElse(null),
                StayRow.latest(entries.of(contact.id()), ReadableAutomations.of(automations, contact.tenant())));
    }

    /** The decision that started the instance, looked for among the contact's latest into this automation. */
    private Optional<Decision> decision(String id, ReadableInstance instance, Contact contact) {
        var before = Long.MAX_VALUE;
        for (var portion = 0; portion < MOST_PORTIONS; portion++) {
            var found = decisions.latest(new Filter(
                    instance.tenant(), instance.automation(), contact.email().value(), Set.of(), before, PORTION));
            for (var kept : found) {
                if (id.equals(kept.decision().processInstanceId())) {
                    return Optional.of(kept.decision());
                }
                before = kept.id();
            }
            if (found.size() < PORTION) {
                break;
            }
        }
        return Optional.empty();
    }

    /**
     * @param contact the e-mail address, or a business key that is none
     * @param known whether it is a contact
     * @param seesContacts whether the user may see all events of the contact
     * @param decision that started the instance; null if it is forgotten or somebody else started it
     * @param event the triggering one; null if there is none or it is forgotten
     */
    public record ContactOfInstance(
            @Nullable String contact,
            @Nullable String tenant,
            boolean known,
            boolean seesContacts,
            @Nullable DecisionRow decision,
            @Nullable EventRow event,
            List<StayRow> automations) {}
}
