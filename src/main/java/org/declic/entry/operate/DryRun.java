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
import org.declic.entry.Decisions;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Explanation;
import org.declic.entry.Gate;
import org.declic.event.AsOf;
import org.declic.event.EventId;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Histories;
import org.declic.event.HistoryWith;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.RecordedEvent;
import org.declic.event.SupposedEvent;

/** What would become of an event, or what becomes of one that was recorded, at each trigger that listens. Writes nothing. */
public final class DryRun {

    private static final String NOT_DECIDED =
            "nothing was decided about this event here: it was recorded before this trigger was deployed";

    private final Contacts contacts;
    private final EventLog log;
    private final Histories histories;
    private final Gate gate;
    private final Automations automations;
    private final Permissions permissions;
    private final Listeners listeners;
    private final Decisions decisions;
    private final Clock clock;

    public DryRun(
            Contacts contacts,
            EventLog log,
            Histories histories,
            Gate gate,
            Automations automations,
            Permissions permissions,
            Listeners listeners,
            Decisions decisions,
            Clock clock) {
        this.listeners = listeners;
        this.decisions = decisions;
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
        var last = log.latest(contact.id()).map(RecordedEvent::seq).orElse(0L);
        var now = Instant.now(clock);
        var event = new SupposedEvent(name, value, now);
        var history = new HistoryWith(histories.upTo(new AsOf(contact, last, now, null)), event);
        var asOf = new AsOf(contact, last + 1, now, event);
        return listening(tenant, name)
                .map(one -> gate.explain(asOf, history, one.automation(), one.deployed(), false))
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
                .filter(found -> permissions.seesContacts()
                        || listening(tenant, found.name()).findAny().isPresent())
                .orElseThrow(() -> new InvalidInput("eventId", "must be the id of an event of " + email, eventId));
        var asOf = AsOf.of(event);
        var history = histories.upTo(asOf);
        var addressees = listeners.of(event);
        return listening(tenant, event.name())
                .map(one -> {
                    var unseen = addressees
                            .filter(known -> !known.contains(one.listener()))
                            .isPresent();
                    var explained = gate.explain(asOf, history, one.automation(), one.deployed(), unseen);
                    return explained.enters() && addressees.isEmpty() && !isDecided(event, one)
                            ? explained.refused(NOT_DECIDED)
                            : explained;
                })
                .toList();
    }

    /** Of who sends an event as a message it is not known who listened then. It was judged at once by all who did. */
    private boolean isDecided(RecordedEvent event, Listening one) {
        return decisions.about(event.contact().id(), event.seq()).stream()
                .anyMatch(
                        decision -> decision.automation().equals(one.listener().automation())
                                && decision.trigger().equals(one.listener().startEvent()));
    }

    private Stream<Listening> listening(Tenant tenant, EventName name) {
        return automations.readable().stream()
                .filter(automation -> automation.tenant().equals(tenant))
                .flatMap(automation -> automation.triggers().stream()
                        .filter(deployed -> deployed.listensTo(name))
                        .map(deployed -> new Listening(automation, deployed)));
    }

    private record Listening(Automation automation, DeployedTrigger deployed) {

        Listener listener() {
            return new Listener(automation.key(), deployed.id());
        }
    }
}
