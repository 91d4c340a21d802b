package org.declic.entry.audience;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Contact;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The batches by which audiences have entered, and whom each has entered. Within the transaction of the caller. */
public interface AudienceBatches {

    void begun(BegunBatch batch);

    /** Adds entries of the batch. */
    void entered(String batch, Collection<BatchEntry> entries);

    /** The batches of an automation, the latest first. @param before only those with a lower id */
    List<KeptBatch> latest(Tenant tenant, String automation, long before, int limit);

    Optional<KeptBatch> find(Tenant tenant, String automation, String batch);

    /** Process instances of the batch's entries that are not undone, by id. */
    List<String> left(String batch);

    /** Whose entry this is; empty if it is undone, or the contact was erased since. */
    Optional<Contact> contact(String batch, String processInstanceId);

    /** Notes that one entry is undone. */
    void undone(String batch, String processInstanceId);

    /** Notes that the undoing of all entries has begun. */
    void undoing(String batch, String undoBatch, @Nullable String user, Instant at);

    /**
     * @param withoutEvent whether those came as well who had never had the trigger's event
     * @param startedBy null if unknown
     */
    record BegunBatch(
            String batch,
            Tenant tenant,
            String automation,
            String trigger,
            boolean withoutEvent,
            @Nullable String startedBy,
            Instant startedAt) {}

    record BatchEntry(long contactId, String processInstanceId) {}

    /**
     * @param id higher than those of all batches that were begun before
     * @param entered how many contacts have entered, be it undone
     * @param undone how many of these entries are undone
     * @param undoing null if that has not been begun
     */
    record KeptBatch(
            long id,
            BegunBatch begun,
            long entered,
            long undone,
            @Nullable Undoing undoing) {}

    /** @param user null if unknown */
    record Undoing(String batch, @Nullable String user, Instant at) {}
}
