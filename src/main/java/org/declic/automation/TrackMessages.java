package org.declic.automation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.runtime.CorrelationSet;
import org.declic.automation.engine.MessageRights;
import org.declic.contact.Addresses;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.ByHand;
import org.declic.entry.Decisions;
import org.declic.entry.Gate;
import org.declic.event.EventName;
import org.declic.event.EventNames;
import org.declic.event.PendingEvents;
import org.declic.event.RecordEvents;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.event.TooManyNames;
import org.declic.event.TrackedEvent;
import org.declic.event.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for callers of Camunda's REST and Java API: a message that is an event is recorded, then correlated at once,
 * each in a transaction of its own, done again after a collision, unless the caller has one. What follows the recording does
 * not undo it.
 */
final class TrackMessages {

    private static final Logger LOG = LoggerFactory.getLogger(TrackMessages.class);

    private final RecordEvents recordEvents;
    private final EventNames names;
    private final Addresses addresses;
    private final PendingEvents pending;
    private final Transaction transaction;
    private final Gate gate;
    private final ByHand byHand;
    private final Decisions decisions;
    private final ListenedNames listened;
    private final GatedCorrelation correlation;
    private final CorrelatePending correlatePending;
    private final CorrelationObserver observer;
    private final RenamedContacts renamed;

    TrackMessages(
            EnginePorts ports,
            ListenedNames listened,
            GatedCorrelation correlation,
            CorrelatePending correlatePending,
            CorrelationObserver observer) {
        this.recordEvents = ports.recordEvents();
        this.names = ports.names();
        this.addresses = ports.addresses();
        this.pending = ports.pending();
        this.transaction = ports.transaction();
        this.gate = ports.gate();
        this.byHand = ports.byHand();
        this.decisions = ports.decisions();
        this.listened = listened;
        this.correlation = correlation;
        this.correlatePending = correlatePending;
        this.observer = observer;
        this.renamed = new RenamedContacts(ports.addresses(), correlation);
    }

    /** For a message that is no event: see {@link RenamedContacts}. */
    List<Contact> waitingRenamed(TrackedCorrelation message) {
        return message.getCommandExecutor().execute(context -> renamed.waiting(context, message));
    }

    /** Whether a failure in what follows would undo what the caller has done. */
    boolean isInTransaction() {
        return transaction.isRunning();
    }

    /**
     * Whether the message is an event: known by its name or by a trigger that listens to it, and with a contact.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException if it is for a tenant that the caller is not of, whatever is known
     *     there
     */
    boolean isEvent(TrackedCorrelation message) {
        var name = message.getMessageName();
        requireStorable("messageName", name);
        requireStorable("businessKey", message.getBusinessKey());
        if (name == null
                || isOfNobody(message.getTenantId())
                || Email.in(message.getBusinessKey()).isEmpty()) {
            return false;
        }
        if (message.getTenantId() != null) {
            message.getCommandExecutor().execute(context -> {
                new MessageRights(context).requireVisible(Tenant.of(message.getTenantId()));
                return null;
            });
        }
        return listened.contains(name)
                || (isEventName(name) && names.isKnown(Tenant.of(message.getTenantId()), new EventName(name)));
    }

    /** Records the event and gives it to all who listen. */
    Correlated track(TrackedCorrelation message, boolean variables, boolean deserialized) {
        var executor = message.getCommandExecutor();
        var event = event(message, executor.execute(new TenantOfMessage(message, correlation, addresses)));
        var alone = !transaction.isRunning();
        var recorded = recorded(event);
        if (alone) {
            catchUp(message, recorded.event());
        }
        Command<Correlated> correlate = context -> {
            var contact = recorded.event().contact().id();
            var current = recorded.event().of(gate.lock(List.of(contact)).get(contact));
            if (recorded.duplicate() && !pending.contains(recorded.event())) {
                return new EarlierAnswer(context, decisions).to(recorded.event());
            }
            var eventMessage = EventMessage.of(context, current, message);
            var correlated = new CorrelateEvent(
                            eventMessage, correlation, gate, null, new KnownStarts(), variables, deserialized)
                    .execute(context, message.getBusinessKey());
            settle(event, recorded, correlated);
            return correlated;
        };
        return observer.correlating(
                Map.of(), () -> alone ? again(() -> executor.execute(correlate)) : executor.execute(correlate));
    }

    private Recorded recorded(TrackedEvent event) {
        try {
            return recordEvents.recordOnly(event);
        } catch (TooManyNames full) {
            throw Refusal.of(full.in("messageName"));
        }
    }

    /**
     * The event is recorded, and without an id nobody would correlate it any more after a collision. An automation may also be
     * suspended when it was judged and before the contact enters: judged once more, it refuses.
     */
    private Correlated again(Supplier<Correlated> correlate) {
        try {
            return Transient.again(transaction, correlate);
        } catch (SuspendedEntityInteractionException suspended) {
            return Transient.again(transaction, correlate);
        }
    }

    /**
     * Keeps the refusal of every trigger that listens to this message, which has no contact, and that the caller may start.
     *
     * @param nobodyElse whether nobody has got the message, so that who may start none of them is told so
     * @return the reasons; empty if no trigger listens
     */
    List<String> refuseWithoutContact(TrackedCorrelation message, boolean nobodyElse) {
        var name = message.getMessageName();
        if (name == null || message.isExecutionsOnly() || !listened.contains(name)) {
            return List.of();
        }
        return message.getCommandExecutor().execute(context -> {
            var rights = new MessageRights(context);
            var triggers = correlation.starts().of(context, name, new CorrelationSet(message)).stream()
                    .filter(MessageStart::isTrigger)
                    .toList();
            var own = triggers.stream()
                    .filter(start -> rights.starts(start.definition()))
                    .toList();
            if (nobodyElse && own.isEmpty() && !triggers.isEmpty()) {
                rights.requireVisible(triggers.get(0).tenant());
                rights.requireFor(
                        triggers.get(0).tenant(), List.of(triggers.get(0).definition()), List.of());
            }
            return own.stream()
                    .map(start -> byHand.refusedWithoutContact(
                            start.tenant(),
                            name,
                            message.getBusinessKey(),
                            start.definition().getKey(),
                            start.startEvent()))
                    .distinct()
                    .toList();
        });
    }

    /** Earlier events of the contact that wait for the job executor go first; a failure is left to their job. */
    private void catchUp(TrackedCorrelation message, RecordedEvent event) {
        var contact = event.contact().id();
        try {
            while (transaction.run(() -> pending.next(Set.of(contact), 1)).stream()
                    .anyMatch(earlier -> earlier.seq() <= event.seq())) {
                transaction.run(() -> {
                    message.getCommandExecutor().execute(context -> correlatePending.upTo(context, event));
                    return event;
                });
            }
        } catch (RuntimeException failed) {
            LOG.debug("Events before event {} of contact {} are left to their job", event.seq(), contact, failed);
        }
    }

    /** PostgreSQL can't store or look for it, which Camunda would answer as a fault of the server. */
    private static void requireStorable(String field, @Nullable String text) {
        try {
            InvalidInput.refuseNul(field, text);
        } catch (InvalidInput invalid) {
            throw Refusal.of(invalid);
        }
    }

    private void settle(TrackedEvent event, Recorded recorded, Correlated correlated) {
        if (event.id() != null && correlated.isSettled()) {
            pending.remove(recorded.event());
        }
    }

    private static TrackedEvent event(TrackedCorrelation message, Tenant tenant) {
        try {
            return TrackedEvent.now(
                            tenant,
                            Email.of("businessKey", message.getBusinessKey()),
                            EventName.of("messageName", message.getMessageName()),
                            MessageData.value(message.payload()))
                    .withId(MessageData.id(message.payload()));
        } catch (InvalidInput invalid) {
            throw Refusal.of(invalid);
        }
    }

    /** To the engine an empty id is that of a tenant that has nothing; without a tenant is {@code withoutTenantId}. */
    private static boolean isOfNobody(@Nullable String tenant) {
        return tenant != null && tenant.isEmpty();
    }

    private static boolean isEventName(String name) {
        try {
            return new EventName(name).value().equals(name);
        } catch (InvalidInput noEventName) {
            return false;
        }
    }
}
