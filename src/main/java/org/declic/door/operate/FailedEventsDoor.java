package org.declic.door.operate;

import java.util.List;
import org.declic.contact.InvalidInput;
import org.declic.door.DoorRefusal;
import org.declic.door.Paging;
import org.declic.entry.operate.FailedEvents;
import org.declic.entry.operate.FailedEvents.Failed;
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

    private final FailedEvents failedEvents;

    public FailedEventsDoor(FailedEvents failedEvents) {
        this.failedEvents = failedEvents;
    }

    /** Those that have waited longest first. */
    @GetMapping
    FailedEventsPage failed(
            @RequestParam(name = "limit", defaultValue = "20") String limit,
            @RequestParam(name = "offset", defaultValue = "0") String offset) {
        var page = failedEvents.page(
                Paging.number("limit", limit, 1, Paging.MOST), Paging.number("offset", offset, 0, Integer.MAX_VALUE));
        return new FailedEventsPage(
                page.events().stream().map(ShownFailedEvent::of).toList(), new Paging.Meta(page.total()));
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
    ShownFailedEvent drop(@PathVariable("jobId") String jobId) {
        return ShownFailedEvent.of(failedEvents.drop(jobId).orElseThrow(() -> noFailedEvent(jobId)));
    }

    private static DoorRefusal noFailedEvent(String jobId) {
        return new DoorRefusal(HttpStatus.NOT_FOUND, "no failed event with the job " + InvalidInput.shown(jobId));
    }

    record FailedEventsPage(List<ShownFailedEvent> events, Paging.Meta meta) {}

    /** A failed event; what is not known is null. */
    record ShownFailedEvent(
            String jobId,
            @Nullable String tenant,
            @Nullable String contact,
            @Nullable String event,
            @Nullable String eventId,
            @Nullable String recordedAt,
            @Nullable String automation,
            @Nullable String at,
            String message,
            @Nullable String incidentId,
            @Nullable String failedAt) {

        static ShownFailedEvent of(Failed failed) {
            return new ShownFailedEvent(
                    failed.jobId(),
                    failed.tenant().idOrNull(),
                    failed.contact(),
                    failed.event(),
                    failed.eventId(),
                    text(failed.recordedAt()),
                    failed.automation(),
                    failed.at(),
                    failed.message(),
                    failed.incidentId(),
                    text(failed.failedAt()));
        }

        private static @Nullable String text(@Nullable Object time) {
            return time == null ? null : time.toString();
        }
    }
}
