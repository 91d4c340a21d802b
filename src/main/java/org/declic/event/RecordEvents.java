package org.declic.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.declic.contact.InvalidInput;
import org.declic.event.EventLog.Appended;
import org.declic.event.EventLog.Arrival;

/**
 * The one place in which all doors end. One transaction stores the events, numbers them, brings the tallies up to date
 * and, for those that somebody listens to, schedules their correlation. Once a method has returned outside of a
 * transaction, the events are committed and can't be lost; within a transaction of the caller they share its fate.
 */
public final class RecordEvents {

    /** How far ahead of this machine's clock a sender's clock may be. */
    public static final Duration MOST_AHEAD = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final Transaction transaction;
    private final EventLog log;
    private final Listeners listeners;
    private final PendingEvents pending;
    private final InLine inLine;
    private final Clock clock;
    private final Duration lateAfter;
    private final boolean contactCreated;
    private final LateEvents lateEvents;
    private final ContactCreated created;
    private final SharedCommit sharedCommit;
    private final Door door;
    private final List<EventObserver> observers;
    private final EventFeed feed;

    /** As the other, without {@code Contact created}, telling nobody of late events and passing events on to nobody. */
    public RecordEvents(
            Transaction transaction,
            EventLog log,
            Listeners listeners,
            PendingEvents pending,
            Correlation correlation,
            Clock clock,
            Duration lateAfter) {
        this(
                transaction,
                log,
                listeners,
                pending,
                correlation,
                clock,
                lateAfter,
                false,
                LateEvents.UNNOTED,
                EventFeed.NONE);
    }

    /**
     * @param lateAfter an event that occurred longer ago than this is recorded and counted and starts nothing
     * @param contactCreated whether {@code Contact created} is recorded before the first event of a contact
     * @param lateEvents told of those that occurred too long ago
     */
    public RecordEvents(
            Transaction transaction,
            EventLog log,
            Listeners listeners,
            PendingEvents pending,
            Correlation correlation,
            Clock clock,
            Duration lateAfter,
            boolean contactCreated,
            LateEvents lateEvents,
            EventFeed feed) {
        this.contactCreated = contactCreated;
        this.lateEvents = lateEvents;
        this.created = new ContactCreated(log, listeners);
        this.feed = feed;
        this.transaction = transaction;
        this.log = log;
        this.listeners = listeners;
        this.pending = pending;
        this.inLine = new InLine(pending, correlation);
        this.clock = clock;
        this.lateAfter = lateAfter;
        this.sharedCommit = new SharedCommit(transaction, this::append);
        this.door = Door.JAVA;
        this.observers = List.of();
    }

    private RecordEvents(RecordEvents same, Door door, List<EventObserver> observers) {
        this.feed = same.feed;
        this.contactCreated = same.contactCreated;
        this.lateEvents = same.lateEvents;
        this.created = same.created;
        this.transaction = same.transaction;
        this.log = same.log;
        this.listeners = same.listeners;
        this.pending = same.pending;
        this.inLine = same.inLine;
        this.clock = same.clock;
        this.lateAfter = same.lateAfter;
        this.sharedCommit = same.sharedCommit;
        this.door = door;
        this.observers = observers;
    }

    /** The same for events that come in by this door; else they come by {@link Door#JAVA}. */
    public RecordEvents through(Door door) {
        return new RecordEvents(this, door, observers);
    }

    /** The same, observed by these. */
    public RecordEvents observedBy(List<EventObserver> observers) {
        return new RecordEvents(this, door, List.copyOf(observers));
    }

    /**
     * Records one event and has it correlated.
     *
     * @throws InvalidInput if it is dated more than five minutes ahead
     */
    public Recorded record(TrackedEvent event) {
        return record(List.of(event)).get(0);
    }

    /**
     * Records a batch, all or nothing, and has it correlated.
     *
     * @return one for each event given, in the same order
     * @throws InvalidInput if one is dated more than five minutes ahead; nothing is recorded then
     */
    public List<Recorded> record(List<TrackedEvent> events) {
        var arrivals = events.stream().map(this::arrival).toList();
        if (arrivals.isEmpty()) {
            return List.of();
        }
        return observed(() -> {
            var recorded = arrivals.size() > SharedCommit.SMALL || transaction.isRunning()
                    ? transaction.run(() -> append(arrivals))
                    : sharedCommit.record(arrivals);
            tell(recorded);
            return recorded;
        });
    }

    /**
     * Records one event that the caller then correlates himself. With an id, a repeat tells whether that is still to be
     * done: {@link PendingEvents#contains}, for those who listened at the first. Without, it is for those who listen when
     * the caller correlates it.
     */
    public Recorded recordOnly(TrackedEvent event) {
        var arrival = arrival(event);
        return observed(() -> transaction.run(() -> {
            var arrivals = event.id() == null ? List.of(arrival) : listeners.addressed(List.of(arrival));
            var appended =
                    contactCreated ? created.appendOnly(arrivals) : new Appended(log.append(arrivals), List.of());
            inLine.put(appended.before().stream()
                    .filter(one -> !one.startsNothing() && one.isListenedTo())
                    .toList());
            var recorded = appended.recorded().get(0);
            if (event.id() != null && !recorded.duplicate()) {
                pending.hold(recorded.event());
            }
            feed.pass(arrivals, appended);
            tell(List.of(recorded));
            return recorded;
        }));
    }

    private List<Recorded> append(List<Arrival> arrivals) {
        var appended = contactCreated
                ? created.append(arrivals)
                : new Appended(log.append(listeners.addressed(arrivals)), List.of());
        var fresh = appended.recorded().stream()
                .filter(one -> !one.duplicate())
                .map(Recorded::event)
                .toList();
        // of who comes first no instance can wait, so that only start events are asked about
        var starting = Stream.concat(appended.before().stream().filter(RecordedEvent::isListenedTo), fresh.stream())
                .filter(event -> !event.startsNothing())
                .toList();
        inLine.put(listeners.listenedTo(starting));
        lateEvents.tell(arrivals, appended.recorded());
        feed.pass(arrivals, appended);
        return appended.recorded();
    }

    private <T> T observed(Supplier<T> work) {
        var observed = work;
        for (var observer : observers) {
            var inner = observed;
            observed = () -> observer.recording(door, inner);
        }
        return observed.get();
    }

    private void tell(List<Recorded> recorded) {
        if (observers.isEmpty()) {
            return;
        }
        var duplicates = recorded.stream().filter(Recorded::duplicate).count();
        var fresh = recorded.size() - duplicates;
        var late = recorded.stream()
                .filter(one -> !one.duplicate() && one.event().startsNothing())
                .count();
        transaction.afterCommit(() -> observers.forEach(observer -> {
            observer.recorded(door, fresh, duplicates);
            if (late > 0) {
                observer.late(door, late);
            }
        }));
    }

    /**
     * Checks what can be wrong with an event besides its parts, as {@link #record} does.
     *
     * @throws InvalidInput if it is dated more than five minutes ahead, or before the year 1900
     */
    public TrackedEvent check(TrackedEvent event) {
        var occurredAt = event.occurredAt();
        var now = Instant.now(clock);
        if (occurredAt != null && occurredAt.isAfter(now.plus(MOST_AHEAD))) {
            throw new InvalidInput(
                    "timestamp", "must not be more than 5 minutes ahead of " + now, occurredAt.toString());
        }
        if (occurredAt != null && occurredAt.isBefore(EARLIEST)) {
            throw new InvalidInput("timestamp", "must not be before " + EARLIEST, occurredAt.toString());
        }
        return event;
    }

    private Arrival arrival(TrackedEvent event) {
        check(event);
        var now = Instant.now(clock);
        var occurredAt = event.occurredAt() == null ? now : event.occurredAt();
        var id = event.id() == null ? EventId.of(UUID.randomUUID().toString()) : event.id();
        var startsNothing = event.backfill() || occurredAt.isBefore(now.minus(lateAfter));
        return new Arrival(event, id, occurredAt, now, startsNothing).by(door);
    }
}
