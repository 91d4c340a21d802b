package org.declic.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventLog;
import org.declic.event.Listener;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Entries and refusals that no trigger's settings decide. Within the transaction of the caller. */
public final class ByHand {

    private static final String NO_CONTACT = "no contact: the business key must be an e-mail address";

    private final Contacts contacts;
    private final EventLog log;
    private final Entries entries;
    private final Decisions decisions;
    private final Clock clock;

    public ByHand(Contacts contacts, EventLog log, Entries entries, Decisions decisions, Clock clock) {
        this.contacts = contacts;
        this.log = log;
        this.entries = entries;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * A person has started an instance: no gate, and not counted by {@code trigger.runs} or {@code trigger.limit}.
     *
     * @param businessKey if it is an e-mail address, the contact is in the automation from now on
     * @param user who did it; null if unknown
     * @return the contact; empty if the business key is no e-mail address
     */
    public Optional<Contact> entered(
            Tenant tenant,
            String automation,
            String startEvent,
            @Nullable String businessKey,
            @Nullable String user,
            String processInstanceId) {
        var now = Instant.now(clock);
        var contact = Email.in(businessKey).map(email -> contacts.of(tenant, email));
        contact.ifPresent(known -> entries.add(new Entry(
                known,
                automation,
                startEvent,
                Entry.BY_HAND + processInstanceId,
                null,
                log.latest(known.id()).map(RecordedEvent::seq).orElse(0L),
                now,
                now,
                processInstanceId)));
        decisions.keep(List.of(Decision.byHand(
                tenant,
                contact.orElse(null),
                businessKey,
                new Listener(automation, startEvent),
                user,
                processInstanceId,
                now)));
        return contact;
    }

    /**
     * A message came for these triggers without saying for which contact.
     *
     * @return the reason, in words
     */
    public String refusedWithoutContact(
            Tenant tenant, String message, @Nullable String businessKey, String automation, String startEvent) {
        var trigger = new Listener(automation, startEvent);
        decisions.keep(List.of(
                Decision.withoutContact(tenant, businessKey, message, trigger, NO_CONTACT, Instant.now(clock))));
        return NO_CONTACT;
    }

    /** Notes that the instance has ended. */
    public void exited(String processInstanceId) {
        entries.exited(processInstanceId, Instant.now(clock));
    }
}
