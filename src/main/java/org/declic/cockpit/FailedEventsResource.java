package org.declic.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.FailedEvents.Failed;
import org.jspecify.annotations.Nullable;

/** Events that an automation failed to take. For administrators and operators of all process definitions. */
@Produces(MediaType.APPLICATION_JSON)
public class FailedEventsResource extends OperatorResource {

    FailedEventsResource(String engineName) {
        super(engineName);
    }

    /** Those that have waited longest first. */
    @GET
    public FailedEventsPage failed(
            @QueryParam("limit") @Nullable String limit, @QueryParam("offset") @Nullable String offset) {
        var window = window();
        return answer(() -> {
            var page =
                    window.failedEvents().page(limit(limit), (int) number("offset", offset, 0, 0, Integer.MAX_VALUE));
            return new FailedEventsPage(
                    page.events().stream().map(ShownFailedEvent::of).toList(),
                    page.total(),
                    window.permissions().retriesFailedEvents(),
                    window.permissions().dropsFailedEvents());
        });
    }

    /** The engine takes the event up again. */
    @POST
    @Path("{job}/retry")
    public void retry(@PathParam("job") String job) {
        var window = window();
        if (!answer(() -> window.failedEvents().retry(job))) {
            throw missing(job);
        }
    }

    /** The event is not taken up any more. */
    @POST
    @Path("{job}/drop")
    public ShownFailedEvent drop(@PathParam("job") String job) {
        var window = window();
        return ShownFailedEvent.of(answer(() -> window.failedEvents().drop(job)).orElseThrow(() -> missing(job)));
    }

    private static RuntimeException missing(String job) {
        return refused(Status.NOT_FOUND, "no failed event with the job " + InvalidInput.shown(job));
    }

    /**
     * @param mayRetry whether the user may
     * @param mayDrop whether the user may
     */
    record FailedEventsPage(List<ShownFailedEvent> events, long total, boolean mayRetry, boolean mayDrop) {}

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
                    text(failed.failedAt()));
        }

        private static @Nullable String text(@Nullable Object time) {
            return time == null ? null : time.toString();
        }
    }
}
