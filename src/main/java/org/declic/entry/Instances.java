package org.declic.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The process instances of contacts, running and of the past, of every automation and any other process. */
public interface Instances {

    /** Some of those of the contact, by when they started. */
    List<Instance> of(Tenant tenant, Email contact, int limit, int offset);

    /**
     * Ends at most so many of those that run and removes them and so many of the past from the history, with their variables;
     * in the running transaction, or in one of its own.
     *
     * @return how many were removed; fewer than the limit if none is left
     */
    int remove(Tenant tenant, Email contact, int limit);

    /** Deletes these jobs with their incidents, in the running transaction. */
    void dropJobs(List<String> jobIds);

    /** Takes the contact into the automation past its gate; the id of the instance, or empty if there is no such automation. */
    Optional<String> enter(Tenant tenant, Email contact, String automation);

    /** Ends a running instance of this tenant; false if there is none of this id. */
    boolean end(Tenant tenant, String processInstanceId);

    /**
     * @param automation key of the process definition
     * @param endedAt null if it runs
     * @param variables their last values, as text
     */
    record Instance(
            String id,
            String automation,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, String> variables) {}
}
