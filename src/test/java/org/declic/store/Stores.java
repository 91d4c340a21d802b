package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventId;
import org.declic.event.EventLog.Arrival;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Recorded;
import org.declic.event.RecordedEvent;
import org.declic.event.TrackedEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Everything of the store on one fresh database, as one node has it. */
public final class Stores {

    static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456Z");

    public final DataSource dataSource;
    public final JdbcTemplate jdbc;
    public final JdbcTransaction transaction;
    public final JdbcEventNames names;
    public final JdbcEventLog log;
    public final JdbcHistories histories;
    public final JdbcPendingEvents pending;
    public final JdbcEntries entries;
    public final JdbcDecisions decisions;
    public final JdbcActivity activity;
    public final JdbcProfiles profiles;
    public final JdbcAttributes attributes;
    public final JdbcPeople people;
    public final JdbcContacts contacts;

    public Stores(Databases.Database database) {
        this(database.migrated());
    }

    /** Another node on the same database. */
    Stores(DataSource migrated) {
        dataSource = ProxyDataSourceBuilder.create(migrated)
                .proxyResultSet()
                .countQuery()
                .build();
        jdbc = new JdbcTemplate(dataSource);
        transaction = new JdbcTransaction(new JdbcTransactionManager(dataSource), dataSource);
        names = new JdbcEventNames(dataSource, new StepClock(), 10_000);
        log = new JdbcEventLog(dataSource, names);
        histories = new JdbcHistories(dataSource);
        pending = new JdbcPendingEvents(dataSource);
        entries = new JdbcEntries(dataSource);
        decisions = new JdbcDecisions(dataSource);
        activity = new JdbcActivity(dataSource, transaction);
        profiles = new JdbcProfiles(dataSource);
        attributes = new JdbcAttributes(dataSource, new StepClock(), java.util.Map.of());
        people = new JdbcPeople(dataSource, new StepClock());
        contacts = new JdbcContacts(dataSource, new StepClock());
    }

    DataSource bare() {
        return ((ProxyDataSource) dataSource).getDataSource();
    }

    List<Recorded> append(Arrival... arrivals) {
        return transaction.run(() -> log.append(List.of(arrivals)));
    }

    RecordedEvent append(String contact, String name) {
        return append(event(contact, name)).get(0).event();
    }

    static Arrival event(String contact, String name) {
        return event(contact, name, null, java.util.UUID.randomUUID().toString(), NOW);
    }

    static Arrival event(String contact, String name, String value, String id, Instant occurredAt) {
        return event(Tenant.NONE, contact, name, value, EventId.of(id), occurredAt);
    }

    static Arrival event(Tenant tenant, String contact, String name, String value, EventId id, Instant occurredAt) {
        var tracked = new TrackedEvent(
                tenant,
                Email.of("contact", contact),
                EventName.of("event", name),
                EventValue.of(value),
                id,
                occurredAt,
                false);
        return new Arrival(tracked, id, occurredAt, NOW, false);
    }

    static EventName name(String name) {
        return EventName.of("event", name);
    }

    long count(String table) {
        var count = jdbc.queryForObject("SELECT COUNT(*) FROM DECLIC_" + table, Long.class);
        return count == null ? 0 : count;
    }

    /** Every look at it is ten seconds later. */
    private static final class StepClock extends Clock {

        private Instant now = NOW;

        @Override
        public synchronized Instant instant() {
            now = now.plus(Duration.ofSeconds(10));
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
