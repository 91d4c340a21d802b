package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recorded events that an automation failed to take so often that the engine's job has no retries left. The event itself
 * is safe and counted; what is open is whether it enters or moves somebody.
 *
 * <p>For administrators, and users who have the permission on all process definitions: READ_INSTANCE to look, RETRY_JOB or
 * UPDATE_INSTANCE to retry, UPDATE_INSTANCE to drop; of the user's tenants and of none. The user is the one set for this
 * thread.
 */
public interface FailedEvents {

    /**
     * The failed events, by the ids of their jobs.
     *
     * @throws NotAllowed if the user may not look
     */
    FailedEventsPage page(int limit, int offset);

    /**
     * Gives the job its retries back, so that the engine takes it up again; the incident is resolved.
     *
     * @return false if there is no failed event of this job that the user can see
     * @throws NotAllowed if the user may not do this
     */
    boolean retry(String jobId);

    /**
     * Deletes the job and with it the incident: the event stays recorded and counted, and a refusal says that it was
     * dropped, by whom and what had failed.
     *
     * @return what was dropped; empty if there is no failed event of this job that the user can see
     * @throws NotAllowed if the user may not do this
     */
    Optional<FailedEvent> drop(String jobId);

    /** @param total how many there are in all that the user can see */
    record FailedEventsPage(List<FailedEvent> events, long total) {

        public FailedEventsPage {
            events = List.copyOf(events);
        }
    }

    /**
     * @param tenant Camunda's id of the tenant; null for none
     * @param contact the contact's e-mail address; null if the contact was erased since
     * @param event the event's name; null if it was erased or forgotten since
     * @param eventId the sender's id of the event or the one it was given; null as above
     * @param recordedAt null as above
     * @param automation key of the process definition that failed; null if that is not known
     * @param at id of the start event, or of the activity that waits for the event; null if that is not known
     * @param message of the failure
     * @param incidentId null if the engine keeps no incident for it
     * @param failedAt null if the engine keeps no incident for it
     */
    record FailedEvent(
            String jobId,
            @Nullable String tenant,
            @Nullable String contact,
            @Nullable String event,
            @Nullable String eventId,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            Instant recordedAt,

            @Nullable String automation,
            @Nullable String at,
            String message,
            @Nullable String incidentId,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            Instant failedAt) {}
}
