package org.declic.door.operate;

import java.util.List;
import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.declic.entry.operate.FailedEvents.BegunBatch;
import org.declic.entry.operate.FailedEvents.FailedEvent;
import org.declic.entry.operate.FailedEvents.FailedFilter;
import org.declic.entry.operate.FailedEventsView;
import org.declic.entry.operate.Paging;
import org.declic.entry.operate.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Recorded events that an automation failed to take. For administrators and operators of all process definitions. */
@RestController
@RequestMapping("/failed-events")
public class FailedEventsDoor {

    private final FailedEventsView failedEvents;

    public FailedEventsDoor(FailedEventsView failedEvents) {
        this.failedEvents = failedEvents;
    }

    /** Those that have waited longest first. With {@code after} no page loses or repeats one, whatever is retried meanwhile. */
    @GetMapping
    FailedEventsPage failed(
            @RequestParam(name = "automation", required = false) @Nullable String automation,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "contact", required = false) @Nullable String contact,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var page = failedEvents.page(FailedFilter.of(automation, tenant, contact), after, Paging.of(limit, offset));
        return new FailedEventsPage(page.events(), new FailedEventsMeta(page.total(), page.newer()));
    }

    /** The engine takes all up again that the filter gives, by a batch; 409 if they are not as many as were counted. */
    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BegunBatch retryAll(
            @RequestParam(name = "automation", required = false) @Nullable String automation,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "contact", required = false) @Nullable String contact,
            @RequestParam(name = "counted", required = false) @Nullable String counted) {
        return failedEvents.retryAll(FailedFilter.of(automation, tenant, contact), counted(counted));
    }

    /** Drops all that the filter gives, by a batch; as above. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    BegunBatch dropAll(
            @RequestParam(name = "automation", required = false) @Nullable String automation,
            @RequestParam(name = "tenant", required = false) @Nullable String tenant,
            @RequestParam(name = "contact", required = false) @Nullable String contact,
            @RequestParam(name = "counted", required = false) @Nullable String counted) {
        return failedEvents.dropAll(FailedFilter.of(automation, tenant, contact), counted(counted));
    }

    private static @Nullable Long counted(@Nullable String text) {
        return text == null ? null : WholeNumber.of("counted", text, 0, 0, Long.MAX_VALUE);
    }

    /** The engine takes the event up again. */
    @PostMapping("/{jobId}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable("jobId") String jobId) {
        if (!failedEvents.retry(jobId)) {
            throw noFailedEvent(jobId);
        }
    }

    /** The event is not taken up any more; it stays recorded, and a decision says who dropped it. Answers what was dropped. */
    @DeleteMapping("/{jobId}")
    FailedEvent drop(@PathVariable("jobId") String jobId) {
        return failedEvents.drop(jobId).orElseThrow(() -> noFailedEvent(jobId));
    }

    private static DoorRefusal noFailedEvent(String jobId) {
        return new DoorRefusal(HttpStatus.NOT_FOUND, "no failed event with the job " + InvalidInput.shown(jobId));
    }

    record FailedEventsPage(List<FailedEvent> events, FailedEventsMeta meta) {}

    /** @param newer what to ask for with {@code after} to get the next page; null on the last one */
    record FailedEventsMeta(long total, @Nullable String newer) {}
}
