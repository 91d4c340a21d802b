package org.declic.truth;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.declic.contact.Attached;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.Contact;
import org.declic.contact.Contacts;
import org.declic.contact.Profile;
import org.declic.contact.Profiles;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Entries;
import org.declic.entry.Gate;
import org.declic.entry.audience.AudienceMembers;
import org.declic.entry.audience.AudienceScan;
import org.declic.entry.audience.ContactPositions;
import org.declic.entry.operate.DryRun;
import org.declic.event.EventLog;
import org.declic.event.EventLog.Arrival;
import org.declic.event.Histories;
import org.declic.event.Listener;
import org.declic.event.Listeners;
import org.declic.event.PendingEvents;
import org.declic.event.RecordEvents;
import org.declic.event.RecordedEvent;
import org.declic.event.Transaction;
import org.declic.store.JdbcContactPositions;
import org.declic.store.Stores;

/** Recording and judging without an engine, on some memory, at a time of the test's choice. */
final class World {

    /** Starts at the present of the tables. */
    final SetClock clock = new SetClock();

    final Transaction transaction;
    final Histories histories;
    final Entries entries;
    final Decisions decisions;
    final RecordEvents record;
    final Gate gate;
    final Contacts contacts;
    final AudienceMembers members;
    final AudienceScan scan;
    final BiConsumer<Contact, Profile> know;

    private final EventLog log;

    private World(
            Transaction transaction,
            Contacts contacts,
            ContactPositions positions,
            EventLog log,
            Histories histories,
            Entries entries,
            Decisions decisions,
            Profiles profiles,
            BiConsumer<Contact, Profile> know) {
        this.transaction = transaction;
        this.histories = histories;
        this.entries = entries;
        this.decisions = decisions;
        this.know = know;
        this.log = log;
        this.contacts = contacts;
        this.members = new AudienceMembers(histories, profiles, clock);
        this.gate = new Gate(histories, profiles, entries, decisions, clock, 10);
        this.scan = new AudienceScan(positions, members, gate);
        this.record = new RecordEvents(
                transaction,
                log,
                new NobodyWaits(),
                new NobodyWaits(),
                (batch, tenant) -> {},
                clock,
                java.time.Duration.ofHours(72));
    }

    static World inMemory() {
        var memory = new Memory();
        var contacts = new MemoryContacts(memory);
        return new World(
                memory,
                contacts,
                contacts,
                memory,
                memory,
                memory,
                memory,
                contact -> memory.profiles.getOrDefault(contact, Profile.EMPTY),
                memory.profiles::put);
    }

    static World on(Stores stores) {
        return new World(
                stores.transaction,
                stores.contacts,
                new JdbcContactPositions(stores.dataSource),
                stores.log,
                stores.histories,
                stores.entries,
                stores.decisions,
                stores.profiles,
                (contact, profile) -> know(stores, contact, profile));
    }

    /** Of an application in which nothing but this trigger is deployed, for somebody who may see everything. */
    DryRun dryRun(DeployedTrigger deployed) {
        var only = new OnlyAutomation(deployed);
        return new DryRun(contacts, log, histories, gate, only, only, new NobodyWaits(), decisions, clock);
    }

    private static void know(Stores stores, Contact contact, Profile profile) {
        stores.transaction.run(() -> {
            profile.lists().forEach(list -> attach(stores, contact, Kind.LIST, list, Attached.SUBSCRIBED));
            profile.tags().forEach(tag -> attach(stores, contact, Kind.TAG, tag, Attached.LABELLED));
            profile.fields().forEach((field, value) -> attach(stores, contact, Kind.FIELD, field, value));
            return true;
        });
    }

    private static void attach(Stores stores, Contact contact, Kind kind, String name, String value) {
        stores.attributes.attach(contact, stores.attributes.of(contact.tenant(), kind, name), value);
    }

    /** A clock that stands until it is set. */
    static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-11-15T12:00:00Z");

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class NobodyWaits implements PendingEvents, Listeners {

        @Override
        public void prepare() {}

        @Override
        public List<StartEvent> starts(@org.jspecify.annotations.Nullable Tenant tenant, String message) {
            return List.of();
        }

        @Override
        public List<String> waiting(
                @org.jspecify.annotations.Nullable Tenant tenant, String message, String businessKey) {
            return List.of();
        }

        @Override
        public List<Arrival> addressed(List<Arrival> arrivals) {
            return arrivals;
        }

        @Override
        public Optional<Set<Listener>> of(RecordedEvent event) {
            return Optional.of(Set.of(new Listener("table", "Start")));
        }

        @Override
        public void addressWaiting() {}

        @Override
        public List<RecordedEvent> listenedTo(Collection<RecordedEvent> events) {
            return List.of();
        }

        @Override
        public java.util.Map<RecordedEvent, List<String>> waitedFor(Collection<RecordedEvent> events) {
            return java.util.Map.of();
        }

        @Override
        public void add(String batch, Collection<RecordedEvent> events) {}

        @Override
        public void hold(RecordedEvent event) {}

        @Override
        public boolean contains(RecordedEvent event) {
            return false;
        }

        @Override
        public Set<Long> contacts(String batch) {
            return Set.of();
        }

        @Override
        public List<RecordedEvent> next(Collection<Long> contactIds, int most) {
            return List.of();
        }

        @Override
        public boolean isLeft(String batch) {
            return false;
        }

        @Override
        public void move(String batch, Collection<Long> contactIds, String to) {}

        @Override
        public int remove(Collection<RecordedEvent> events) {
            return 0;
        }
    }
}
