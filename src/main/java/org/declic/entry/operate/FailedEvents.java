package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
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

    /** The type of the batch that retries many, as Cockpit and the REST API show it. */
    String RETRY_BATCH_TYPE = "declic-retry-failed-events";

    /** The type of the batch that drops many. */
    String DROP_BATCH_TYPE = "declic-drop-failed-events";

    /**
     * The failed events, those that have waited longest first.
     *
     * @param after only those behind it, so that no page loses or repeats one that is there all along; null for all
     * @throws NotAllowed if the user may not look
     */
    FailedEventsPage page(FailedFilter filter, @Nullable FailedPosition after, int limit, int offset);

    /**
     * Retries or drops all that the filter gives at this moment, by a batch of the engine, which asks CREATE on batches besides.
     *
     * @param counted how many they are as far as the user knows; null if that is not asked
     * @throws ChangedFailures if they are another number
     * @throws NotAllowed if the user may not do this
     */
    BegunBatch retryAll(FailedFilter filter, @Nullable Long counted);

    /** As {@link #retryAll}. */
    BegunBatch dropAll(FailedFilter filter, @Nullable Long counted);

    /** Where and when events have failed in an automation, those that failed last first; for whoever may read it. */
    List<FailedAt> in(Tenant tenant, String automation);

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

    /**
     * Which failed events are asked for.
     *
     * @param automation key of the process definition that failed; null for any
     * @param tenant null for any
     * @param contact null for any
     */
    record FailedFilter(
            @Nullable String automation,
            @Nullable Tenant tenant,
            @Nullable Email contact) {

        public static final FailedFilter NONE = new FailedFilter(null, null, null);

        /** Of a process definition's key, in Camunda's tables. */
        private static final int LONGEST_KEY = 255;

        public FailedFilter {
            InvalidInput.refuseNul("automation", automation);
            if (automation != null && automation.length() > LONGEST_KEY) {
                throw new InvalidInput("automation", "must be at most " + LONGEST_KEY + " characters", automation);
            }
        }

        /**
         * As words of users; what is null or empty is any.
         *
         * @param tenant empty for those without tenant
         * @throws InvalidInput {@code contact}, if it is no e-mail address
         */
        public static FailedFilter of(@Nullable String automation, @Nullable String tenant, @Nullable String contact) {
            return new FailedFilter(
                    automation == null || automation.isEmpty() ? null : automation,
                    tenant == null ? null : Tenant.of(tenant),
                    contact == null || contact.isBlank() ? null : Email.of("contact", contact));
        }
    }

    /**
     * @param batch id of the engine's batch
     * @param events how many it is about
     */
    record BegunBatch(String batch, long events) {}

    /**
     * @param at id of the start event, or of the activity that waits for the event
     * @param failedAt null if the engine keeps no incident for it
     */
    record FailedAt(String at, @Nullable Instant failedAt) {}

    /**
     * @param total how many there are in all that the user can see
     * @param newer where the next page begins; null on the last one
     */
    record FailedEventsPage(
            List<FailedEvent> events, long total, @Nullable FailedPosition newer) {

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
