package org.declic.entry.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The engine's jobs of a type that have no retries left. */
public interface FailedJobs {

    /** Those that have waited longest first. */
    List<FailedJob> page(Asked asked, int limit, int offset);

    long count(Asked asked);

    Optional<FailedJob> find(Asked asked, String id);

    /**
     * @param type of the jobs
     * @param tenants only jobs of these tenants and of none; null for all
     */
    record Asked(String type, @Nullable Set<String> tenants) {}

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
            @Nullable Instant failedAt) {}
}
