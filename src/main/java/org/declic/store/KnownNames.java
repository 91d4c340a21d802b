package org.declic.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.store.JdbcEventNames.EventNameKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of event names in memory, of so many at most. What other nodes have made is known within seconds. */
final class KnownNames {

    private static final int FEW = 5;
    private static final int MANY = 1_000;

    private final JdbcClient jdbc;
    private final Cache<EventNameKey, Integer> known;
    private final Cache<EventNameKey, Boolean> unknown;
    private final RecentValue<Set<EventNameKey>> hidden;

    KnownNames(JdbcClient jdbc, Clock clock, int most) {
        this.jdbc = jdbc;
        this.known = Caffeine.newBuilder().maximumSize(most).build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(RecentValue.FRESH)
                .ticker(new PassedTime(clock))
                .build();
        this.hidden = new RecentValue<>(clock, this::readHidden);
    }

    @Nullable
    Integer id(EventNameKey key) {
        return known.getIfPresent(key);
    }

    boolean contains(EventNameKey key) {
        return known.getIfPresent(key) != null;
    }

    /** Asks the table too; of a name that it has not, once in a few seconds. */
    boolean isRecorded(EventNameKey key) {
        return contains(key) || (unknown.getIfPresent(key) == null && lookedUp(key));
    }

    boolean isHidden(EventNameKey key) {
        return hidden.get().contains(key);
    }

    void forgetHidden() {
        hidden.forget();
    }

    /** What a transaction has found may be its own, and be rolled back with it. */
    void remember(Map<EventNameKey, Integer> found) {
        OnCompletion.ofCommit(() -> put(found));
    }

    int size() {
        known.cleanUp();
        return (int) known.estimatedSize();
    }

    private void put(Map<EventNameKey, Integer> found) {
        known.putAll(found);
        unknown.invalidateAll(found.keySet());
    }

    private boolean lookedUp(EventNameKey key) {
        var found = jdbc.sql("SELECT N.ID FROM DECLIC_EVENT_NAME N WHERE N.TENANT = :tenant AND N.NAME = :name")
                .param("tenant", key.tenant())
                .param("name", key.name())
                .query(Integer.class)
                .optional();
        found.ifPresentOrElse(id -> remember(Map.of(key, id)), () -> unknown.put(key, true));
        return found.isPresent();
    }

    private Set<EventNameKey> readHidden() {
        var all = new HashSet<EventNameKey>();
        var last = new EventNameKey("", "");
        for (var most = FEW; ; most = Math.min(MANY, most * 4)) {
            var page = hiddenAfter(last, most);
            all.addAll(page);
            if (page.size() < most) {
                return all;
            }
            last = page.get(page.size() - 1);
        }
    }

    /** In the order of the index and few at a time, so that PostgreSQL never reads the names that are not hidden. */
    private List<EventNameKey> hiddenAfter(EventNameKey last, int most) {
        return jdbc.sql("""
                        SELECT N.TENANT, N.NAME FROM DECLIC_EVENT_NAME N
                        WHERE N.HIDDEN = TRUE AND (N.TENANT, N.NAME) > (:tenant, :name)
                        ORDER BY N.HIDDEN, N.TENANT, N.NAME
                        FETCH FIRST %d ROWS ONLY
                        """.formatted(most))
                .param("tenant", last.tenant())
                .param("name", last.name())
                .query((row, number) -> new EventNameKey(row.getString("TENANT"), row.getString("NAME")))
                .list();
    }
}
