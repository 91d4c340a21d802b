package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The engine's jobs of a type that have no retries left. */
public interface FailedJobs {

    /**
     * Those that have waited longest first.
     *
     * @param after only those behind it; null for all
     */
    List<FailedJob> page(Asked asked, @Nullable FailedPosition after, int limit, int offset);

    long count(Asked asked);

    Optional<FailedJob> find(Asked asked, String id);

    /** Ids of all of them, in the same order. */
    List<String> ids(Asked asked);

    /** What those of an automation were to do, at most so many, those that failed last first. */
    List<FailedJob> latest(Asked asked, int most);

    /** Takes the incidents of failed events off a process definition that is about to be deleted, in the running transaction. */
    void takeOff(String definitionId);

    /**
     * @param type of the jobs
     * @param tenants only jobs of these tenants and of none; null for all
     * @param automation only jobs that failed in the automation of this key; null for any
     * @param tenant only jobs of this tenant; null for any
     * @param contact only jobs about the contact that has this address or had it before; null for any
     */
    record Asked(
            String type,
            @Nullable Set<String> tenants,
            @Nullable String automation,
            @Nullable Tenant tenant,
            @Nullable Email contact) {}

    /**
     * @param configuration what the job was to do, as its handler writes it
     * @param message of the failure
     * @param incidentId null if the engine keeps no incident for it
     * @param failedAt null if the engine keeps no incident for it
     */
    record FailedJob(
            String id,
            Tenant tenant,
            String configuration,
            String message,
            @Nullable String incidentId,
            @Nullable Instant failedAt,
            Instant createdAt) {

        /** Where a page ends that has it last. */
        public FailedPosition position() {
            return new FailedPosition(createdAt, id);
        }
    }
}
