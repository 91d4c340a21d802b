package org.declic.cockpit;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.declic.contact.InvalidInput;
import org.declic.entry.operate.FailedEvents.BegunBatch;
import org.declic.entry.operate.FailedEvents.FailedEvent;
import org.declic.entry.operate.FailedEvents.FailedFilter;
import org.declic.entry.operate.FailedEventsView.FailedEventsOfUser;
import org.declic.entry.operate.KnownMembers;
import org.declic.entry.operate.Paging;
import org.jspecify.annotations.Nullable;

/** Events that an automation failed to take. For administrators and operators of all process definitions. */
@Produces(MediaType.APPLICATION_JSON)
public class FailedEventsResource extends OperatorResource {

    FailedEventsResource(String engineName) {
        super(engineName);
    }

    /** Those that have waited longest first. */
    @GET
    public FailedEventsOfUser failed(
            @QueryParam("automation") @Nullable String automation,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("contact") @Nullable String contact,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        return answer(() -> services()
                .failedEvents()
                .page(FailedFilter.of(given(automation), tenant, given(contact)), after, Paging.of(limit, offset)));
    }

    /** The engine takes all up again that the filter gives, by a batch. */
    @POST
    @Path("retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public BegunBatch retryAll(@Nullable CountedFailures body) {
        return answer(() -> {
            var asked = given(body);
            return services().failedEvents().retryAll(asked.filter(), asked.number());
        });
    }

    /** Drops all that the filter gives, by a batch. */
    @POST
    @Path("drop")
    @Consumes(MediaType.APPLICATION_JSON)
    public BegunBatch dropAll(@Nullable CountedFailures body) {
        return answer(() -> {
            var asked = given(body);
            return services().failedEvents().dropAll(asked.filter(), asked.number());
        });
    }

    /** @param counted how many were shown; must be given, and nothing is done if they are not as many by now */
    record CountedFailures(
            @Nullable String automation,
            @Nullable String tenant,
            @Nullable String contact,
            @Nullable Long counted) implements KnownMembers {

        long number() {
            if (counted == null) {
                throw new InvalidInput("counted", "must be how many were shown", null);
            }
            return counted;
        }

        FailedFilter filter() {
            return FailedFilter.of(given(automation), tenant, given(contact));
        }
    }

    /** The engine takes the event up again. */
    @POST
    @Path("{job}/retry")
    public void retry(@PathParam("job") String job) {
        if (!answer(() -> services().failedEvents().retry(job))) {
            throw missing(job);
        }
    }

    /** The event is not taken up any more. */
    @POST
    @Path("{job}/drop")
    public FailedEvent drop(@PathParam("job") String job) {
        return answer(() -> services().failedEvents().drop(job)).orElseThrow(() -> missing(job));
    }

    private static RuntimeException missing(String job) {
        return refused(Status.NOT_FOUND, "no failed event with the job " + InvalidInput.shown(job));
    }
}
