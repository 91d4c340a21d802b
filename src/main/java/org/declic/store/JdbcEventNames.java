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
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Event names in the table {@code DECLIC_EVENT_NAME}, and in memory once their transaction has committed. Names are never
 * taken out of the table, so what is in memory stays right.
 */
public final class JdbcEventNames implements EventNames {

    /** Some tens of megabytes. */
    private static final int MOST_IN_MEMORY = 50_000;

    private static final String GIVEN = "UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY)) AS R(TENANT, NAME)";

    private final JdbcTemplate jdbc;
    private final String addNames;
    private final KnownNames known;
    private final int most;

    /** @param most how many a tenant may have, hidden ones included; two nodes may make some more at the same moment */
    public JdbcEventNames(DataSource dataSource, Clock clock, int most) {
        this(dataSource, clock, most, MOST_IN_MEMORY);
    }

    JdbcEventNames(DataSource dataSource, Clock clock, int most, int mostInMemory) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.known = new KnownNames(jdbc, clock, mostInMemory);
        this.most = most;
        this.addNames = Dialect.of(dataSource)
                .addMissing(
                        "DECLIC_EVENT_NAME",
                        "TENANT, NAME",
                        "TENANT, NAME",
                        "SELECT R.TENANT, R.NAME FROM " + GIVEN + " ORDER BY R.TENANT, R.NAME");
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
        var updated = jdbc.update(
                "UPDATE DECLIC_EVENT_NAME SET HIDDEN = TRUE WHERE TENANT = ? AND NAME = ? AND NOT HIDDEN",
                tenant.id(),
                name.value());
        known.forgetHidden();
        return updated > 0;
    }

    private void show(Collection<EventNameKey> keys) {
        for (var key : keys) {
            jdbc.update(
                    "UPDATE DECLIC_EVENT_NAME SET HIDDEN = FALSE WHERE TENANT = ? AND NAME = ? AND HIDDEN",
                    key.tenant(),
                    key.name());
        }
        known.forgetHidden();
    }

    @Override
    public AttributePage<EventName> all(Tenant tenant, @Nullable String search, int limit, int offset) {
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
        return new AttributePage<>(items.stream().map(EventName::new).toList(), total == null ? 0 : total);
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
                jdbc.update(addNames, tenants(missing), names(missing));
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
        jdbc.query(
                "SELECT N.ID, N.TENANT, N.NAME FROM " + GIVEN
                        + " JOIN DECLIC_EVENT_NAME N ON N.TENANT = R.TENANT AND N.NAME = R.NAME",
                row -> {
                    found.put(new EventNameKey(row.getString("TENANT"), row.getString("NAME")), row.getInt("ID"));
                },
                tenants(keys),
                names(keys));
        return found;
    }

    /** Changes of contacts are recorded whatever names there are. */
    private void requireRoom(Collection<EventNameKey> fresh) {
        var byTenant = fresh.stream()
                .filter(key -> !ContactChanges.isOwn(key.name()))
                .collect(Collectors.groupingBy(EventNameKey::tenant));
        byTenant.forEach((tenant, keys) -> {
            var there = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM DECLIC_EVENT_NAME N WHERE N.TENANT = ?", Long.class, tenant);
            if (there != null && there + keys.size() > most) {
                throw new TooManyNames(
                        keys.stream().map(key -> new EventName(key.name())).collect(Collectors.toSet()), there, most);
            }
        });
    }

    int inMemory() {
        return known.size();
    }

    private static String[] tenants(Collection<EventNameKey> keys) {
        return keys.stream().map(EventNameKey::tenant).toArray(String[]::new);
    }

    private static String[] names(Collection<EventNameKey> keys) {
        return keys.stream().map(EventNameKey::name).toArray(String[]::new);
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
