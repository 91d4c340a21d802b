package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Decisions;
import org.declic.entry.Decisions.DecisionsPage;
import org.declic.entry.Decisions.Query;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.declic.entry.operate.LatestDecisions.Kept;
import org.jspecify.annotations.Nullable;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
public final class DecisionsView {

    private final Decisions decisions;
    private final LatestDecisions latest;
    private final Automations automations;
    private final ReadableInstances instances;

    public DecisionsView(
            Decisions decisions, LatestDecisions latest, Automations automations, ReadableInstances instances) {
        this.instances = instances;
        this.decisions = decisions;
        this.latest = latest;
        this.automations = automations;
    }

    /**
     * The decisions about an automation that fit, the latest first.
     *
     * @param tenant null for whichever of the user's tenants it is deployed in
     * @param before null or empty for the latest, else what the page before said is older
     * @return empty if the user may read no process definition of this key
     * @throws InvalidInput {@code trigger}, if the automation has none of this id and no decision names it
     */
    public Optional<CountedDecisions> counted(
            String automation, @Nullable Tenant tenant, DecisionFilter filter, @Nullable String before, Paging paging) {
        var tenants = automations.readableTenants(automation).stream()
                .filter(one -> tenant == null || one.equals(tenant))
                .collect(Collectors.toSet());
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        var page = find(tenants, automation, filter, before(before), paging);
        if (page.total() == 0) {
            requireKnown(tenants, automation, filter.trigger());
        }
        return Optional.of(new CountedDecisions(
                DecisionRow.of(page.decisions(), instances),
                page.total(),
                page.more(),
                page.older() == null ? null : String.valueOf(page.older())));
    }

    private DecisionsPage find(
            Set<Tenant> tenants, String automation, DecisionFilter filter, long before, Paging paging) {
        return decisions.find(new Query(
                tenants,
                automation,
                filter.contact(),
                filter.outcome(),
                filter.reason(),
                filter.trigger(),
                filter.from(),
                filter.to(),
                before,
                paging.limit(),
                paging.offset()));
    }

    /** One of an earlier version is known as long as a decision about it is kept. */
    private void requireKnown(Set<Tenant> tenants, String automation, @Nullable String trigger) {
        if (trigger != null
                && automations.readable().stream()
                        .filter(one -> one.key().equals(automation) && tenants.contains(one.tenant()))
                        .flatMap(one -> one.triggers().stream())
                        .noneMatch(one -> one.id().equals(trigger))
                && find(
                                        tenants,
                                        automation,
                                        DecisionFilter.of(null, null, null, trigger),
                                        Long.MAX_VALUE,
                                        new Paging(1, 0))
                                .total()
                        == 0) {
            throw new InvalidInput("trigger", "must be the id of a trigger of the automation", trigger);
        }
    }

    private static long before(@Nullable String text) {
        return WholeNumber.of("before", text, Long.MAX_VALUE, 1, Long.MAX_VALUE);
    }

    /**
     * The decisions about an automation that the user may read, the latest first, as fast on the last page as on the first.
     *
     * @param before null or empty for the latest, else what the page before said is older
     */
    public LatestPage latest(Automation readable, DecisionFilter filter, @Nullable String before, int limit) {
        var found = latest.latest(new Filter(
                readable.tenant(), readable.key(), filter.contact(), filter.kinds(), before(before), limit + 1));
        var shown =
                DecisionRow.of(found.stream().limit(limit).map(Kept::decision).toList(), instances);
        return new LatestPage(
                shown,
                found.size() > limit ? String.valueOf(found.get(limit - 1).id()) : null);
    }

    /**
     * @param total how many fit in all, as far as they were counted
     * @param more whether there are more than were counted
     * @param older what to ask for with {@code before} to get the next page; null on the last one
     */
    public record CountedDecisions(
            List<DecisionRow> decisions,
            long total,
            boolean more,
            @Nullable String older) {}

    /** @param older what to ask for with {@code before} to get the next page; null on the last one */
    public record LatestPage(
            List<DecisionRow> decisions, @Nullable String older) {}
}
