package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import org.declic.entry.Automation;
import org.declic.entry.Automations;
import org.declic.entry.Decisions;
import org.declic.entry.Decisions.Query;
import org.declic.entry.operate.LatestDecisions.Filter;
import org.jspecify.annotations.Nullable;

/** Who entered an automation, who did not, and why. For users who may read the process definition. */
public final class DecisionsView {

    private final Decisions decisions;
    private final LatestDecisions latest;
    private final Automations automations;

    public DecisionsView(Decisions decisions, LatestDecisions latest, Automations automations) {
        this.decisions = decisions;
        this.latest = latest;
        this.automations = automations;
    }

    /**
     * The decisions about an automation that fit, the latest first, in whichever of the user's tenants it is deployed.
     *
     * @return empty if the user may read no process definition of this key
     */
    public Optional<CountedDecisions> counted(String automation, DecisionFilter filter, Paging paging) {
        var tenants = automations.readableTenants(automation);
        if (tenants.isEmpty()) {
            return Optional.empty();
        }
        var page = decisions.find(new Query(
                tenants,
                automation,
                filter.contact(),
                filter.outcome(),
                filter.reason(),
                filter.trigger(),
                paging.limit(),
                paging.offset()));
        return Optional.of(new CountedDecisions(
                page.decisions().stream().map(DecisionRow::of).toList(), page.total(), page.more()));
    }

    /**
     * The decisions about an automation that the user may read, the latest first, as fast on the last page as on the first.
     *
     * @param before null or empty for the latest, else what the page before said is older
     */
    public LatestPage latest(Automation readable, DecisionFilter filter, @Nullable String before, int limit) {
        var found = latest.latest(new Filter(
                readable.tenant(),
                readable.key(),
                filter.contact(),
                filter.kinds(),
                WholeNumber.of("before", before, Long.MAX_VALUE, 1, Long.MAX_VALUE),
                limit + 1));
        var shown = found.stream()
                .limit(limit)
                .map(kept -> DecisionRow.of(kept.decision()))
                .toList();
        return new LatestPage(
                shown,
                found.size() > limit ? String.valueOf(found.get(limit - 1).id()) : null);
    }

    /**
     * @param total how many fit in all, as far as they were counted
     * @param more whether there are more than were counted
     */
    public record CountedDecisions(List<DecisionRow> decisions, long total, boolean more) {}

    /** @param older what to ask for with {@code before} to get the next page; null on the last one */
    public record LatestPage(
            List<DecisionRow> decisions, @Nullable String older) {}
}
