package org.declic.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.entry.Decisions.Query;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A question for decisions as looks that each go down one index from its young end and stop: one for each tenant and, but for
 * those of one contact, which are few, for each kind.
 *
 * <p>PostgreSQL is asked for a range of the index, in its order. Asked for equal values in the order of the ids, it may go down the
 * primary key instead and read the decisions of all other automations that are younger.
 */
final class DecisionLooks {

    private final Dialect dialect;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final List<String> looks = new ArrayList<>();
    private String times = "";

    private DecisionLooks(Dialect dialect, long before) {
        this.dialect = dialect;
        parameters.put("before", before);
    }

    /** @param present the address that the contact has now, by tenant, where it has changed */
    static DecisionLooks of(Dialect dialect, Query query, Map<String, String> present) {
        var looks = new DecisionLooks(dialect, query.before());
        looks.between(query.from(), query.to());
        for (var tenant : query.tenants()) {
            if (query.contact() != null) {
                looks.ofContact(query, present.getOrDefault(tenant.id(), query.contact()), tenant.id());
            } else if (query.trigger() != null) {
                kinds(query)
                        .forEach(kind -> looks.add(looks.keys(query.automation(), tenant.id(), query.trigger(), kind)));
            } else if (query.kind() != null || query.outcome() != null) {
                kinds(query).forEach(kind -> looks.add(looks.keys(query.automation(), tenant.id(), null, kind)));
            } else {
                looks.add(looks.keys(query.automation(), tenant.id(), null, null));
            }
        }
        return looks;
    }

    /** @param present as above */
    static DecisionLooks of(Dialect dialect, Filter filter, Map<String, String> present) {
        var looks = new DecisionLooks(dialect, filter.before());
        var kinds = filter.kinds().stream().map(ReasonKind::word).sorted().toList();
        if (filter.contact() != null) {
            var conditions = kinds.isEmpty() ? "" : looks.among("KIND", kinds);
            looks.add(
                    looks.contact(
                            filter.automation(),
                            present.getOrDefault(filter.tenant().id(), filter.contact()),
                            filter.tenant().id()),
                    conditions);
        } else if (kinds.isEmpty()) {
            looks.add(looks.keys(filter.automation(), filter.tenant().id(), null, null));
        } else {
            kinds.forEach(kind ->
                    looks.add(looks.keys(filter.automation(), filter.tenant().id(), null, kind)));
        }
        return looks;
    }

    /** Those with the highest ids, {@code :limit} of each look. */
    String each(String columns) {
        return looks.stream()
                .map(look ->
                        "(SELECT " + columns + " FROM DECLIC_DECISION WHERE " + look + " FETCH FIRST :limit ROWS ONLY)")
                .collect(Collectors.joining(" UNION ALL "));
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void between(@Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            parameters.put("from", Rows.utc(from));
            times += " AND DECIDED_AT >= :from";
        }
        if (to != null) {
            parameters.put("to", Rows.utc(to));
            times += " AND DECIDED_AT < :to";
        }
    }

    private void ofContact(Query query, String contact, String tenant) {
        var conditions =
                (query.kind() == null ? "" : among("KIND", List.of(query.kind().word())))
                        + (query.outcome() == null
                                ? ""
                                : among("OUTCOME", List.of(query.outcome().word())))
                        + (query.trigger() == null ? "" : among("TRIGGER_ID", List.of(query.trigger())));
        add(contact(query.automation(), contact, tenant), conditions);
    }

    /** Of whichever kind, each is looked for: the index of a trigger has the kind before the id. */
    private static List<String> kinds(Query query) {
        return Stream.of(ReasonKind.values())
                .filter(kind -> query.kind() == null || kind == query.kind())
                .filter(kind -> query.outcome() == null || kind.outcome() == query.outcome())
                .map(ReasonKind::word)
                .toList();
    }

    /** In the order of the indexes. */
    private List<Key> keys(String automation, String tenant, @Nullable String trigger, @Nullable String kind) {
        var keys = new ArrayList<>(List.of(key("AUTOMATION", automation), key("TENANT", tenant)));
        if (trigger != null) {
            keys.add(key("TRIGGER_ID", trigger));
        }
        if (kind != null) {
            keys.add(key("KIND", kind));
        }
        return keys;
    }

    private List<Key> contact(String automation, String contact, String tenant) {
        return List.of(key("AUTOMATION", automation), key("CONTACT", contact), key("TENANT", tenant));
    }

    private Key key(String column, String value) {
        var name = "p" + parameters.size();
        parameters.put(name, value);
        return new Key(column, ":" + name);
    }

    private String among(String column, Collection<String> values) {
        var key = key(column, "");
        parameters.put(key.value().substring(1), values.toArray(String[]::new));
        return " AND " + column + " = ANY(CAST(" + key.value() + " AS VARCHAR ARRAY))";
    }

    private void add(List<Key> keys) {
        add(keys, "");
    }

    private void add(List<Key> keys, String conditions) {
        looks.add(
                switch (dialect) {
                    case H2 ->
                        keys.stream()
                                        .map(key -> key.column() + " = " + key.value())
                                        .collect(Collectors.joining(" AND "))
                                + " AND ID < :before" + conditions + times + " ORDER BY ID DESC";
                    case POSTGRESQL -> {
                        var row = "(" + listed(keys, Key::column) + "ID)";
                        var values = listed(keys, Key::value);
                        yield row + " < (" + values + ":before) AND " + row + " > (" + values + "0)" + conditions
                                + times + " ORDER BY " + listed(keys, key -> key.column() + " DESC") + "ID DESC";
                    }
                });
    }

    private static String listed(List<Key> keys, Function<Key, String> part) {
        return keys.stream().map(part).collect(Collectors.joining(", ", "", ", "));
    }

    private record Key(String column, String value) {}
}
