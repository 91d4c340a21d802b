package org.declic.entry.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.declic.contact.Contact;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.jspecify.annotations.Nullable;

/** Takes one entry of an audience back. Within the transaction of the caller. */
public final class TakeBack {

    private final AudienceBatches batches;
    private final Entries entries;
    private final Decisions decisions;
    private final Clock clock;

    public TakeBack(AudienceBatches batches, Entries entries, Decisions decisions, Clock clock) {
        this.batches = batches;
        this.entries = entries;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Nobody judges the contact meanwhile. Its process instance must be ended by the caller.
     *
     * @param user who wants it; null if unknown
     */
    public void entry(String batch, String processInstanceId, @Nullable String user) {
        locked(batch, processInstanceId)
                .ifPresent(contact -> entries.takeBack(processInstanceId)
                        .ifPresent(trigger -> decisions.keep(
                                List.of(Decision.takenBack(contact, trigger, batch, user, Instant.now(clock))))));
        batches.undone(batch, processInstanceId);
    }

    private Optional<Contact> locked(String batch, String processInstanceId) {
        var contact = batches.contact(batch, processInstanceId);
        contact.ifPresent(found -> entries.lock(List.of(found.id())));
        return contact.flatMap(found -> batches.contact(batch, processInstanceId));
    }
}
