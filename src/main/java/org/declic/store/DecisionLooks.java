package org.declic.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.declic.contact.Tenant;
import org.declic.entry.Decisions.Query;
import org.declic.entry.ReasonKind;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A question for decisions as looks that each go down one index from its young end and stop: one for each tenant and, but for
 * those of one contact, which are few, for each kind.
 */
final class DecisionLooks {

    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final List<String> looks = new ArrayList<>();

    private DecisionLooks() {}

    static DecisionLooks of(Query query) {
        var looks = new DecisionLooks();
        var rest = looks.given("CONTACT", query.contact()) + looks.given("TRIGGER_ID", query.trigger());
        if (query.contact() != null) {
            var outcome = query.outcome() == null ? null : query.outcome().word();
            var kind = query.kind() == null ? null : query.kind().word();
            rest += looks.given("OUTCOME", outcome) + looks.given("KIND", kind);
        }
        looks.add(
                query.tenants(),
                query.automation(),
                rest,
                query.contact() == null ? looks.kinds(query) : List.of());
        return looks;
    }

    static DecisionLooks of(Filter filter) {
        var looks = new DecisionLooks();
        looks.parameters.put("before", filter.before());
        var rest = " AND ID < :before" + looks.given("CONTACT", filter.contact());
        looks.add(List.of(filter.tenant()), filter.automation(), rest, looks.kinds(filter.kinds()));
        return looks;
    }

    /** Those with the highest ids, {@code :limit} of each look. */
    String each(String columns) {
        return looks.stream()
                .map(look -> "(SELECT " + columns + look + " ORDER BY ID DESC FETCH FIRST :limit ROWS ONLY)")
                .collect(Collectors.joining(" UNION ALL "));
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void add(Collection<Tenant> tenants, String automation, String rest, List<String> kinds) {
        parameters.put("automation", automation);
        for (var tenant : tenants) {
            var name = "tenant" + looks.size();
            parameters.put(name, tenant.id());
            var look = " FROM DECLIC_DECISION WHERE AUTOMATION = :automation AND TENANT = :" + name + rest;
            (kinds.isEmpty() ? List.of("") : kinds).forEach(kind -> looks.add(look + kind));
        }
    }

    private String given(String column, @Nullable String value) {
        parameters.put(column, value);
        return value == null ? "" : " AND " + column + " = :" + column;
    }

    /** The index of a trigger has the kind before the id: of whichever kind, each is looked for. */
    private List<String> kinds(Query query) {
        if (query.kind() != null) {
            return kinds(List.of(query.kind()));
        }
        if (query.outcome() == null && query.trigger() == null) {
            return List.of();
        }
        var conditions = new ArrayList<>(kinds(Stream.of(ReasonKind.values())
                .filter(kind -> query.outcome() == null || kind.outcome() == query.outcome())
                .toList()));
        // decisions of nodes that are not updated yet have no kind, but an outcome
        conditions.add(" AND KIND IS NULL"
                + given("OUTCOME", query.outcome() == null ? null : query.outcome().word()));
        return conditions;
    }

    private List<String> kinds(Collection<ReasonKind> kinds) {
        var conditions = new ArrayList<String>();
        for (var kind : kinds.stream().map(ReasonKind::word).sorted().toList()) {
            var name = "kind" + conditions.size();
            conditions.add(" AND KIND = :" + name);
            parameters.put(name, kind);
        }
        return conditions;
    }
}
