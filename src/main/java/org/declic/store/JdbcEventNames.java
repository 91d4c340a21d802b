package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.declic.contact.Attributes.Page;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventNames;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Event names in the table {@code DECLIC_EVENT_NAME}, and in memory once their transaction has committed. Names are never
 * taken out of the table, so what is in memory stays right.
 */
public final class JdbcEventNames implements EventNames {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final String GIVEN = "UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS R(TENANT, NAME)";

    private final JdbcTemplate jdbc;
    private final String addNames;
    private final Clock clock;
    private final Map<Key, Integer> known = new ConcurrentHashMap<>();
    private final Hidden hidden = new Hidden();
    private final AtomicReference<Instant> readAt = new AtomicReference<>(Instant.EPOCH);

    public JdbcEventNames(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.addNames = Dialect.of(dataSource)
                .addMissing(
                        "DECLIC_EVENT_NAME",
                        "TENANT, NAME",
                        "TENANT, NAME",
                        "SELECT R.TENANT, R.NAME FROM " + GIVEN + " ORDER BY R.TENANT, R.NAME");
    }

    @Override
    public boolean isKnown(Tenant tenant, EventName name) {
        var key = Key.of(tenant, name);
        return (known.containsKey(key) || refreshed().containsKey(key))
                && !hidden.read().contains(key);
    }

    @Override
    public void add(Tenant tenant, EventName name) {
        ids(List.of(Key.of(tenant, name)));
        show(List.of(Key.of(tenant, name)));
    }

    @Override
    public boolean hide(Tenant tenant, EventName name) {
        var updated = jdbc.update(
                "UPDATE DECLIC_EVENT_NAME SET HIDDEN = TRUE WHERE TENANT = ? AND NAME = ? AND NOT HIDDEN",
                tenant.id(),
                name.value());
        hidden.forget();
        return updated > 0;
    }

    private void show(Collection<Key> keys) {
        for (var key : keys) {
            jdbc.update(
                    "UPDATE DECLIC_EVENT_NAME SET HIDDEN = FALSE WHERE TENANT = ? AND NAME = ? AND HIDDEN",
                    key.tenant(),
                    key.name());
        }
        hidden.forget();
    }

    @Override
    public Page<EventName> all(Tenant tenant, @Nullable String search, int limit, int offset) {
        var like = Rows.containing(search == null ? "" : search);
        var where = " FROM DECLIC_EVENT_NAME N WHERE N.TENANT = ? AND NOT N.HIDDEN AND LOWER(N.NAME) LIKE ? ESCAPE '!'";
        var total = jdbc.queryForObject("SELECT COUNT(*)" + where, Long.class, tenant.id(), like);
        var items = jdbc.queryForList(
                "SELECT N.NAME" + where + " ORDER BY N.ID OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
                String.class,
                tenant.id(),
                like,
                offset,
                limit);
        return new Page<>(items.stream().map(EventName::new).toList(), total == null ? 0 : total);
    }

    /** The ids of these names, those that are new having been made in the transaction of the caller. */
    Map<Key, Integer> ids(Collection<Key> keys) {
        var missing = new TreeSet<>(keys);
        missing.removeIf(known::containsKey);
        var found = new HashMap<Key, Integer>();
        if (!missing.isEmpty()) {
            var tenants = missing.stream().map(Key::tenant).toArray(String[]::new);
            var names = missing.stream().map(Key::name).toArray(String[]::new);
            jdbc.update(addNames, tenants, names);
            jdbc.query(
                    "SELECT N.ID, N.TENANT, N.NAME FROM " + GIVEN
                            + " JOIN DECLIC_EVENT_NAME N ON N.TENANT = R.TENANT AND N.NAME = R.NAME",
                    row -> {
                        found.put(new Key(row.getString("TENANT"), row.getString("NAME")), row.getInt("ID"));
                    },
                    tenants,
                    names);
            remember(found);
        }
        keys.forEach(key -> found.computeIfAbsent(key, known::get));
        var anew = keys.stream().filter(hidden.read()::contains).toList();
        if (!anew.isEmpty()) {
            show(anew);
        }
        return found;
    }

    /** What a transaction has found may be its own, and be rolled back with it. */
    private void remember(Map<Key, Integer> found) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            known.putAll(found);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.putAll(found);
            }
        });
    }

    /** What is in the table, unless it was read just now. */
    private Map<Key, Integer> refreshed() {
        var found = new HashMap<Key, Integer>();
        var now = Instant.now(clock);
        var last = readAt.get();
        var isDue = Duration.between(last, now).abs().compareTo(FRESH) >= 0;
        if (isDue && readAt.compareAndSet(last, now)) {
            jdbc.query("SELECT ID, TENANT, NAME FROM DECLIC_EVENT_NAME", row -> {
                found.put(new Key(row.getString("TENANT"), row.getString("NAME")), row.getInt("ID"));
            });
            remember(found);
        }
        return found;
    }

    /** The hidden names, as they were a few seconds ago at most. */
    private final class Hidden {

        private volatile Set<Key> names = Set.of();
        private volatile Instant readAt = Instant.EPOCH;

        Set<Key> read() {
            var now = Instant.now(clock);
            if (Duration.between(readAt, now).abs().compareTo(FRESH) >= 0) {
                readAt = now;
                names = Set.copyOf(jdbc.query(
                        "SELECT TENANT, NAME FROM DECLIC_EVENT_NAME WHERE HIDDEN",
                        (row, number) -> new Key(row.getString("TENANT"), row.getString("NAME"))));
            }
            return names;
        }

        void forget() {
            readAt = Instant.EPOCH;
        }
    }

    /** By what an event name is known. */
    record Key(String tenant, String name) implements Comparable<Key> {

        static Key of(Tenant tenant, EventName name) {
            return new Key(tenant.id(), name.value());
        }

        @Override
        public int compareTo(Key other) {
            var order = tenant.compareTo(other.tenant);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }
}
