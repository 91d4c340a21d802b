package org.declic.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.declic.store.JdbcEventNames.EventNameKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The ids of event names in memory, of so many at most: when it is full it is emptied, and what is still used comes in again
 * by one look-up. What other nodes have made is known within seconds.
 */
final class KnownNames {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int most;
    private final Map<EventNameKey, Integer> known = new ConcurrentHashMap<>();
    private final Set<EventNameKey> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Instant> readAt = new AtomicReference<>(Instant.EPOCH);
    private volatile boolean hasAll;
    private volatile Hidden hidden = new Hidden(Set.of(), Instant.EPOCH);

    KnownNames(JdbcClient jdbc, Clock clock, int most) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.most = most;
    }

    @Nullable
    Integer id(EventNameKey key) {
        return known.get(key);
    }

    boolean contains(EventNameKey key) {
        return known.containsKey(key);
    }

    /** Asks the table too; of a name that it has not, once in a few seconds. */
    boolean isRecorded(EventNameKey key) {
        if (known.containsKey(key) || refresh().containsKey(key)) {
            return true;
        }
        return !hasAll && !unknown.contains(key) && lookedUp(key);
    }

    boolean isHidden(EventNameKey key) {
        var now = Instant.now(clock);
        var seen = hidden;
        if (Duration.between(seen.readAt(), now).abs().compareTo(FRESH) >= 0) {
            seen = new Hidden(
                    jdbc.sql("SELECT N.TENANT, N.NAME FROM DECLIC_EVENT_NAME N WHERE N.HIDDEN")
                            .query((row, number) -> new EventNameKey(row.getString("TENANT"), row.getString("NAME")))
                            .set(),
                    now);
            hidden = seen;
        }
        return seen.names().contains(key);
    }

    void forgetHidden() {
        hidden = new Hidden(Set.of(), Instant.EPOCH);
    }

    /** What a transaction has found may be its own, and be rolled back with it. */
    void remember(Map<EventNameKey, Integer> found) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            put(found);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                put(found);
            }
        });
    }

    int size() {
        return known.size();
    }

    private void put(Map<EventNameKey, Integer> found) {
        if (known.size() + found.size() > most && !known.keySet().containsAll(found.keySet())) {
            known.clear();
            hasAll = false;
        }
        if (found.size() <= most) {
            known.putAll(found);
        }
    }

    private boolean lookedUp(EventNameKey key) {
        var found = jdbc.sql("SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = :tenant AND N.NAME = :name")
                .param("tenant", key.tenant())
                .param("name", key.name())
                .query(Integer.class)
                .optional();
        found.ifPresentOrElse(id -> remember(Map.of(key, id)), () -> {
            if (unknown.size() < most) {
                unknown.add(key);
            }
        });
        return found.isPresent();
    }

    /** The table, unless it was read just now or is too long to be held. */
    private Map<EventNameKey, Integer> refresh() {
        var now = Instant.now(clock);
        var last = readAt.get();
        if (Duration.between(last, now).abs().compareTo(FRESH) < 0 || !readAt.compareAndSet(last, now)) {
            return Map.of();
        }
        unknown.clear();
        var found = new HashMap<EventNameKey, Integer>();
        jdbc.sql("SELECT N.ID, N.TENANT, N.NAME FROM DECLIC_EVENT_NAME N"
                        + " ORDER BY N.ID DESC FETCH FIRST :most ROWS ONLY")
                .param("most", most + 1)
                .query(row -> {
                    found.put(new EventNameKey(row.getString("TENANT"), row.getString("NAME")), row.getInt("ID"));
                });
        hasAll = found.size() <= most;
        if (hasAll) {
            remember(found);
        }
        return found;
    }

    private record Hidden(Set<EventNameKey> names, Instant readAt) {}
}
