package org.declic.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.declic.contact.Attributes;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Profile;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.Entry;
import org.declic.entry.ReasonKind;
import org.declic.event.AsOf;
import org.declic.event.EventLog;
import org.declic.event.EventName;
import org.declic.event.Histories;
import org.declic.event.History;
import org.declic.event.Listener;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;

/** The ports in memory, as simple as can be: what the databases must agree with. */
final class Memory implements EventLog, Histories, Entries, Decisions, Transaction {

    final Map<Contact, Profile> profiles = new HashMap<>();
    final Map<String, Contact> contacts = new HashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    private final List<String> exited = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    @Override
    public Appended append(List<Arrival> arrivals, UnaryOperator<List<Arrival>> before) {
        return new Appended(arrivals.stream().map(this::append).toList(), List.of());
    }

    private Recorded append(Arrival arrival) {
        var tracked = arrival.event();
        var contact = contacts.computeIfAbsent(
                tracked.tenant() + " " + tracked.contact(),
                key -> new Contact(contacts.size() + 1, tracked.tenant(), tracked.contact()));
        var known = events(contact.id())
                .filter(one -> one.id().equals(arrival.id()))
                .findFirst();
        if (known.isPresent()) {
            return new Recorded(known.get(), true);
        }
        var nth = events(contact.id())
                .filter(one -> one.name().equals(tracked.name()))
                .count();
        var event = new RecordedEvent(
                contact,
                events(contact.id()).count() + 1,
                nth + 1,
                arrival.id(),
                tracked.name(),
                tracked.value(),
                arrival.occurredAt(),
                arrival.recordedAt(),
                arrival.startsNothing());
        events.add(event);
        return new Recorded(event, false);
    }

    Stream<RecordedEvent> events(long contactId) {
        return events.stream().filter(one -> one.contact().id() == contactId);
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, long seq) {
        return events(contactId).filter(one -> one.seq() == seq).findFirst();
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, EventName name, String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RecordedEvent> find(long contactId, String id) {
        return events(contactId).filter(one -> one.id().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Listener> takeBack(String processInstanceId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RecordedEvent> newestBefore(long contactId, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Attributes.AttributePage<RecordedEvent> newestFirst(long contactId, int limit, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RecordedEvent> latest(long contactId) {
        return events(contactId).max(Comparator.comparing(RecordedEvent::seq));
    }

    @Override
    public History upTo(AsOf asOf) {
        return new MemoryHistory(events(asOf.contact().id())
                .filter(one -> one.seq() <= asOf.seq())
                .toList());
    }

    private Stream<Entry> of(EntriesBefore before) {
        return entries.stream()
                .filter(one -> one.contact().id() == before.contactId()
                        && one.automation().equals(before.automation())
                        && one.event() < before.seq());
    }

    private Stream<Entry> through(EntriesBefore before, String id) {
        return of(before).filter(one -> one.trigger().equals(id) && !one.claim().startsWith(Entry.BY_HAND));
    }

    @Override
    public Map<Long, Email> lock(Collection<Long> contactIds) {
        return Map.of(); // one thread
    }

    @Override
    public boolean isKept(Contact contact, String automation, ReasonKind kind, Instant since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renamed(Contact contact) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Instant> lastThrough(EntriesBefore before, String trigger) {
        return through(before, trigger).map(Entry::enteredAt).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> withClaim(EntriesBefore before, String trigger, String claim) {
        return through(before, trigger)
                .filter(one -> one.claim().equals(claim))
                .map(Entry::enteredAt)
                .findFirst();
    }

    @Override
    public Optional<Instant> lastInto(EntriesBefore before) {
        return of(before).map(Entry::enteredAt).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> inside(EntriesBefore before) {
        return of(before)
                .filter(one -> !exited.contains(one.processInstanceId()))
                .map(Entry::enteredAt)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Recent since(EntriesBefore before, String trigger, Instant after) {
        var recent = through(before, trigger)
                .map(Entry::eventRecordedAt)
                .filter(at -> at.isAfter(after))
                .toList();
        return new Recent(
                recent.size(), recent.stream().min(Comparator.naturalOrder()).orElse(after));
    }

    @Override
    public List<Stay> of(long contactId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isEntry(Tenant tenant, String processInstanceId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Counts> counts(Tenant tenant, Collection<String> automations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(List<Entry> added) {
        entries.addAll(added);
    }

    @Override
    public void exited(String processInstanceId, Instant at) {
        exited.add(processInstanceId);
    }

    @Override
    public void keep(List<Decision> kept) {
        decisions.addAll(kept);
    }

    @Override
    public List<Decision> about(long contactId, long seq) {
        return decisions.stream()
                .filter(one -> one.contactId() == contactId && one.seq() == seq)
                .toList();
    }

    @Override
    public List<Decision> of(long contactId, int limit, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DecisionsPage find(Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return work.get();
    }

    @Override
    public boolean isRunning() {
        return false;
    }
}
