package org.declic.entry.operate;

import java.util.List;
import java.util.Optional;
import org.declic.entry.operate.FailedEvents.FailedEvent;

/** Recorded events that an automation failed to take, with what the user may do about them: see {@link FailedEvents}. */
public final class FailedEventsView {

    private final FailedEvents failedEvents;
    private final Permissions permissions;

    public FailedEventsView(FailedEvents failedEvents, Permissions permissions) {
        this.failedEvents = failedEvents;
        this.permissions = permissions;
    }

    /** Those that have waited longest first. */
    public FailedEventsOfUser page(Paging paging) {
        var page = failedEvents.page(paging.limit(), paging.offset());
        return new FailedEventsOfUser(
                page.events(), page.total(), permissions.retriesFailedEvents(), permissions.dropsFailedEvents());
    }

    /** As {@link FailedEvents#retry}. */
    public boolean retry(String jobId) {
        return failedEvents.retry(jobId);
    }

    /** As {@link FailedEvents#drop}. */
    public Optional<FailedEvent> drop(String jobId) {
        return failedEvents.drop(jobId);
    }

    /**
     * @param mayRetry whether the user may
     * @param mayDrop whether the user may
     */
    public record FailedEventsOfUser(List<FailedEvent> events, long total, boolean mayRetry, boolean mayDrop) {}
}
