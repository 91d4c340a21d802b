package org.declic.entry.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Explanation;
import org.declic.entry.Gate;
import org.declic.event.EventId;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Histories;
import org.declic.event.HistoryWith;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;

/** What would become of an event, or what becomes of one that was recorded, at each trigger that listens. Writes nothing. */
public final class DryRun {

    private static final EventId NOT_RECORDED = EventId.of("not recorded");

    private final Contacts contacts;
    private final EventLog log;
    private final Histories histories;
    private final Gate gate;
    private final Automations automations;
    private final Permissions permissions;
    private final Listeners listeners;
    private final Clock clock;

    public DryRun(
            Contacts contacts,
            EventLog log,
            Histories histories,
            Gate gate,
            Automations automations,
            Permissions permissions,
            Listeners listeners,
            Clock clock) {
        this.listeners = listeners;
        this.contacts = contacts;
        this.log = log;
        this.histories = histories;
        this.gate = gate;
        this.automations = automations;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * If the contact had this event now.
     *
     * @return one for each trigger that listens, of the automations that the user may read
     */
    public List<Explanation> of(Tenant tenant, Email email, EventName name, EventValue value) {
        var contact = contacts.find(tenant, email).orElseGet(() -> new Contact(0, tenant, email));
        var last = log.latest(contact.id());
        var now = Instant.now(clock);
        var seq = last.map(RecordedEvent::seq).orElse(0L);
        var before = histories.upTo(event(contact, seq, 0, name, EventValue.NONE, now));
        var event = event(contact, seq + 1, before.times(name) + 1, name, value, now);
        var history = new HistoryWith(before, event);
        return listening(event)
                .map(one -> gate.explain(event, history, one.automation(), one.deployed(), false))
                .toList();
    }

    /**
     * For an event that was recorded, as of then; of two with this id from two sources the one recorded first. To who may not
     * look at contacts an event to which none of the user's automations listens is as good as none.
     *
     * @throws InvalidInput if it can't be the id of an event, or the contact has no event of this id, or it is not for this
     *     user to know
     */
    public List<Explanation> ofRecorded(Tenant tenant, Email email, String eventId) {
        try {
            EventId.of(eventId);
        } catch (InvalidInput impossible) {
            throw impossible.in("eventId");
        }
        RecordedEvent event = contacts.find(tenant, email)
                .filter(contact -> permissions.sees(tenant))
                .flatMap(contact -> log.find(contact.id(), eventId))
                .filter(found ->
                        permissions.seesContacts() || listening(found).findAny().isPresent())
                .orElseThrow(() -> new InvalidInput("eventId", "must be the id of an event of " + email, eventId));
        var history = histories.upTo(event);
        var addressees = listeners.of(event);
        return listening(event)
                .map(one -> gate.explain(
                        event,
                        history,
                        one.automation(),
                        one.deployed(),
                        addressees
                                .filter(known -> !known.contains(one.listener()))
                                .isPresent()))
                .toList();
    }

    private Stream<Listening> listening(RecordedEvent event) {
        return automations.readable().stream()
                .filter(automation -> automation.tenant().equals(event.contact().tenant()))
                .flatMap(automation -> automation.triggers().stream()
                        .filter(deployed -> deployed.listensTo(event.name()))
                        .map(deployed -> new Listening(automation, deployed)));
    }

    private static RecordedEvent event(
            Contact contact, long seq, long nth, EventName name, EventValue value, Instant now) {
        return new RecordedEvent(contact, seq, nth, NOT_RECORDED, name, value, now, now, false);
    }

    private record Listening(Automation automation, DeployedTrigger deployed) {

        Listener listener() {
            return new Listener(automation.key(), deployed.id());
        }
    }
}
