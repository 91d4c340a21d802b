package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import org.declic.entry.operate.FailedEvents.BegunBatch;
import org.declic.entry.operate.FailedEvents.FailedEvent;
import org.declic.entry.operate.FailedEvents.FailedFilter;
import org.jspecify.annotations.Nullable;

/** Recorded events that an automation failed to take, with what the user may do about them: see {@link FailedEvents}. */
public final class FailedEventsView {

    private final FailedEvents failedEvents;
    private final Permissions permissions;

    public FailedEventsView(FailedEvents failedEvents, Permissions permissions) {
        this.failedEvents = failedEvents;
        this.permissions = permissions;
    }

    /**
     * Those that have waited longest first.
     *
     * @param after null or empty for the first page, else what the page before said is newer
     */
    public FailedEventsOfUser page(FailedFilter filter, @Nullable String after, Paging paging) {
        var page = failedEvents.page(filter, FailedPosition.of(after), paging.limit(), paging.offset());
        return new FailedEventsOfUser(
                page.events(),
                page.total(),
                page.newer() == null ? null : page.newer().toString(),
                permissions.retriesFailedEvents(),
                permissions.dropsFailedEvents());
    }

    /** As {@link FailedEvents#retry}. */
    public boolean retry(String jobId) {
        return failedEvents.retry(jobId);
    }

    /** As {@link FailedEvents#retryAll}. */
    public BegunBatch retryAll(FailedFilter filter, @Nullable Long counted) {
        return failedEvents.retryAll(filter, counted);
    }

    /** As {@link FailedEvents#dropAll}. */
    public BegunBatch dropAll(FailedFilter filter, @Nullable Long counted) {
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
