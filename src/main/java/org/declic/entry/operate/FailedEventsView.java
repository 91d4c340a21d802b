package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automations;
import org.declic.entry.operate.FailedEvents.BegunBatch;
import org.declic.entry.operate.FailedEvents.FailedEvent;
import org.declic.entry.operate.FailedEvents.FailedFilter;
import org.jspecify.annotations.Nullable;

/** Recorded events that an automation failed to take, with what the user may do about them: see {@link FailedEvents}. */
public final class FailedEventsView {

    private final FailedEvents failedEvents;
    private final Automations automations;
    private final Permissions permissions;

    public FailedEventsView(FailedEvents failedEvents, Automations automations, Permissions permissions) {
        this.failedEvents = failedEvents;
        this.automations = automations;
        this.permissions = permissions;
    }

    /**
     * Those that have waited longest first.
     *
     * @param after null or empty for the first page, else what the page before said is newer
     * @throws InvalidInput {@code automation}, if none is deployed of this key and none of this key has failed
     */
    public FailedEventsOfUser page(FailedFilter filter, @Nullable String after, Paging paging) {
        var page = failedEvents.page(filter, FailedPosition.of(after), paging.limit(), paging.offset());
        if (page.total() == 0) {
            requireKnown(filter.automation());
        }
        return new FailedEventsOfUser(
                page.events(),
                page.total(),
                page.newer() == null ? null : page.newer().toString(),
                permissions.retriesFailedEvents(),
                permissions.dropsFailedEvents());
    }

    /** One that has been deleted is known as long as an event waits that it failed to take. */
    private void requireKnown(@Nullable String automation) {
        if (automation != null
                && automations.readableTenants(automation).isEmpty()
                && failedEvents
                                .page(new FailedFilter(automation, null, null), null, 1, 0)
                                .total()
                        == 0) {
            throw new InvalidInput("automation", "must be the key of an automation", automation);
        }
    }

    /** As {@link FailedEvents#retry}. */
    public boolean retry(String jobId) {
        return failedEvents.retry(jobId);
    }

    /** As {@link FailedEvents#retryAll}. */
    public BegunBatch retryAll(FailedFilter filter, @Nullable Long counted) {
        requireKnown(filter.automation());
        return failedEvents.retryAll(filter, counted);
    }

    /** As {@link FailedEvents#dropAll}. */
    public BegunBatch dropAll(FailedFilter filter, @Nullable Long counted) {
        requireKnown(filter.automation());
        return failedEvents.dropAll(filter, counted);
    }

    /** As {@link FailedEvents#drop}. */
    public Optional<FailedEvent> drop(String jobId) {
        return failedEvents.drop(jobId);
    }

    /**
     * @param newer what to ask for with {@code after} to get the next page; null on the last one
     * @param mayRetry whether the user may
     * @param mayDrop whether the user may
     */
    public record FailedEventsOfUser(
            List<FailedEvent> events, long total, @Nullable String newer, boolean mayRetry, boolean mayDrop) {}
}
