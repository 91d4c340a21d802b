package org.declic.entry.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** Contacts that were given to be imported. Each is written by itself, so that one that fails leaves the others alone. */
public interface Imports {

    /** For so long those that are completed are shown and kept. */
    Duration KEPT = Duration.ofDays(7);

    /** Keeps them until they are written; in the transaction of the caller. */
    void add(Batch batch, List<Given> contacts);

    Optional<Batch> find(Tenant tenant, String id);

    /** Of whichever tenant. */
    Optional<Batch> find(String id);

    /** Contacts of the batch that are still to be written, by address; at most so many. */
    List<Given> next(String batch, int most);

    void written(String batch, int nth, long contactId);

    void failed(String batch, int nth, String why);

    void completed(String batch);

    /** What became of the contacts of a batch, in the order given. */
    List<Outcome> outcomes(String batch);

    /** Those that are not completed, and those that were completed since then. */
    List<Batch> recent(Tenant tenant, Instant since);

    /** Forgets what was completed before. */
    void forget(Instant before);

    /**
     * @param contacts how many were given
     * @param callback whom to tell when it is completed, as JSON; null for nobody
     * @param completedAt null as long as it is not
     */
    record Batch(
            String id,
            Tenant tenant,
            int contacts,
            @Nullable String callback,
            Instant createdAt,
            @Nullable Instant completedAt) {}

    /** @param content what was said of the contact, as JSON */
    record Given(int nth, String email, String content) {}

    /**
     * @param contactId null if it is not written
     * @param failure why it could not be; null if it could, or is not done yet
     */
    record Outcome(
            String email,
            @Nullable Long contactId,
            @Nullable String failure) {}
}
