package org.declic.store;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.declic.event.EventName;
import org.declic.event.EventNames;
import org.declic.event.TooManyNames;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Event names in the table {@code DECLIC_EVENT_NAME}, and in memory once their transaction has committed. Names are never
 * taken out of the table, so what is in memory stays right.
 */
public final class JdbcEventNames implements EventNames {

    /** Some tens of megabytes. */
    private static final int MOST_IN_MEMORY = 50_000;

    private static final Columns<EventNameKey> KEYS =
            Columns.<EventNameKey>of().text("TENANT", EventNameKey::tenant).text("NAME", EventNameKey::name);

    private final JdbcClient jdbc;
    private final String addNames;
    private final KnownNames known;
    private final int most;

    /** @param most how many a tenant may have, hidden ones included; two nodes may make some more at the same moment */
    public JdbcEventNames(DataSource dataSource, Clock clock, int most) {
        this(dataSource, clock, most, MOST_IN_MEMORY);
    }

    JdbcEventNames(DataSource dataSource, Clock clock, int most, int mostInMemory) {
        this.jdbc = JdbcClient.create(dataSource);
        this.known = new KnownNames(jdbc, clock, mostInMemory);
        this.most = most;
        this.addNames = Dialect.of(dataSource)
                .addMissing(KeyedRows.of("DECLIC_EVENT_NAME", "TENANT", "NAME").given(KEYS));
    }

    @Override
    public boolean isKnown(Tenant tenant, EventName name) {
        var key = EventNameKey.of(tenant, name);
        return known.isRecorded(key) && !known.isHidden(key);
    }

    @Override
    public void add(Tenant tenant, EventName name) {
        ids(List.of(EventNameKey.of(tenant, name)));
        show(List.of(EventNameKey.of(tenant, name)));
    }

    @Override
    public boolean hide(Tenant tenant, EventName name) {
        var updated = jdbc.sql(
                        "UPDATE DECLIC_EVENT_NAME SET HIDDEN = TRUE WHERE TENANT = :tenant AND NAME = :name AND NOT HIDDEN")
                .param("tenant", tenant.id())
                .param("name", name.value())
                .update();
        known.forgetHidden();
        return updated > 0;
    }

    private void show(Collection<EventNameKey> keys) {
        for (var key : keys) {
            jdbc.sql("UPDATE DECLIC_EVENT_NAME SET HIDDEN = FALSE WHERE TENANT = :tenant AND NAME = :name AND HIDDEN")
                    .param("tenant", key.tenant())
                    .param("name", key.name())
                    .update();
        }
        known.forgetHidden();
    }

    @Override
    public AttributePage<EventName> all(Tenant tenant, @Nullable String search, int limit, int offset) {
        var like = Rows.containing(search == null ? "" : search);
        var where = " FROM DECLIC_EVENT_NAME N"
                + " WHERE N.TENANT = :tenant AND NOT N.HIDDEN AND LOWER(N.NAME) LIKE :like ESCAPE '!'";
        var total = jdbc.sql("SELECT COUNT(*)" + where)
                .param("tenant", tenant.id())
                .param("like", like)
                .query(Long.class)
                .single();
        var items = jdbc.sql("SELECT N.NAME" + where + " ORDER BY N.ID OFFSET :offset ROWS FETCH NEXT :limit ROWS ONLY")
                .param("tenant", tenant.id())
                .param("like", like)
                .param("offset", offset)
                .param("limit", limit)
                .query(String.class)
                .list();
        return new AttributePage<>(items.stream().map(EventName::new).toList(), total);
    }

    /** The ids of these names, those that are new having been made in the transaction of the caller. */
    Map<EventNameKey, Integer> ids(Collection<EventNameKey> keys) {
        var missing = new TreeSet<>(keys);
        missing.removeIf(known::contains);
        var found = new HashMap<EventNameKey, Integer>();
        if (!missing.isEmpty()) {
            found.putAll(stored(missing));
            missing.removeAll(found.keySet());
            if (!missing.isEmpty()) {
                requireRoom(missing);
                AddedRows.by(jdbc.sql(addNames).params(KEYS.arrays(missing)));
                found.putAll(stored(missing));
            }
            known.remember(Map.copyOf(found));
        }
        for (var key : keys) {
            if (!found.containsKey(key)) {
                var id = known.id(key);
                found.putAll(id == null ? stored(List.of(key)) : Map.of(key, id));
            }
        }
        var anew = keys.stream().filter(known::isHidden).toList();
        if (!anew.isEmpty()) {
            show(anew);
        }
        return found;
    }

    private Map<EventNameKey, Integer> stored(Collection<EventNameKey> keys) {
        var found = new HashMap<EventNameKey, Integer>();
        jdbc.sql("SELECT N.ID, N.TENANT, N.NAME FROM " + KEYS.given()
                        + " JOIN DECLIC_EVENT_NAME N ON N.TENANT = R.TENANT AND N.NAME = R.NAME")
                .params(KEYS.arrays(keys))
                .query(row -> {
                    found.put(new EventNameKey(row.getString("TENANT"), row.getString("NAME")), row.getInt("ID"));
                });
        return found;
    }

    /** Changes of contacts are recorded whatever names there are. */
    private void requireRoom(Collection<EventNameKey> fresh) {
        var byTenant = fresh.stream()
                .filter(key -> !ContactChanges.isOwn(key.name()))
                .collect(Collectors.groupingBy(EventNameKey::tenant));
        byTenant.forEach((tenant, keys) -> {
            var there = jdbc.sql("SELECT COUNT(*) FROM DECLIC_EVENT_NAME N WHERE N.TENANT = :tenant")
                    .param("tenant", tenant)
                    .query(Long.class)
                    .single();
            if (there + keys.size() > most) {
                throw new TooManyNames(
                        keys.stream().map(key -> new EventName(key.name())).collect(Collectors.toSet()), there, most);
            }
        });
    }

    int inMemory() {
        return known.size();
    }

    /** By what an event name is known. */
    record EventNameKey(String tenant, String name) implements Comparable<EventNameKey> {

        static EventNameKey of(Tenant tenant, EventName name) {
            return new EventNameKey(tenant.id(), name.value());
        }

        @Override
        public int compareTo(EventNameKey other) {
            var order = tenant.compareTo(other.tenant);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }
}
