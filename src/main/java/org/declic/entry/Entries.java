package org.declic.entry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.AsOf;
import org.declic.event.Listener;
import org.jspecify.annotations.Nullable;

/**
 * Who has entered what. Entries are kept over all versions of an automation. All within the transaction of the caller,
 * and a transaction sees its own entries at once.
 */
public interface Entries {

    /**
     * Lets only this transaction judge these contacts until it ends; others wait. Recording events of the contacts goes
     * on meanwhile. Locks are taken in one order, so that two transactions can't lock each other out.
     *
     * @return the addresses of those contacts whose address was changed ever, by the contacts' ids
     */
    Map<Long, Email> lock(Collection<Long> contactIds);

    /** When the contact last entered through this trigger; entries by hand don't count. */
    Optional<Instant> lastThrough(EntriesBefore before, String trigger);

    /** When the contact entered through this trigger with this claim. */
    Optional<Instant> withClaim(EntriesBefore before, String trigger, String claim);

    /** When the contact last entered the automation, by whichever trigger or by hand. */
    Optional<Instant> lastInto(EntriesBefore before);

    /** Since when the contact is in the automation, by whichever trigger or by hand; empty if no instance runs then. */
    Optional<Instant> inside(EntriesBefore before);

    /**
     * How many entries through this trigger had a triggering event recorded after the time given, entries by hand left out.
     */
    Recent since(EntriesBefore before, String trigger, Instant after);

    /**
     * Looks up together what is about to be asked in this transaction, if that saves anything; the answers are the same
     * without. The contacts must be locked.
     */
    default void prefetch(Collection<EntriesQuestion> questions) {}

    /**
     * Adds the entries. The unique keys of the table decide between concurrent entries of one claim: the one that loses
     * gets an exception, perhaps only at the end of its transaction, which is rolled back and done again, to be refused then.
     */
    void add(List<Entry> entries);

    /** Adds the entry, as {@link #add(List)} does. */
    default void add(Entry entry) {
        add(List.of(entry));
    }

    /**
     * Forgets the entry of this process instance, so that it counts for nothing any more.
     *
     * @return through which trigger it was; empty if it is no entry's
     */
    Optional<Listener> takeBack(String processInstanceId);

    /** Notes that the process instance has ended, however that came; nothing if it is no entry's. */
    void exited(String processInstanceId, Instant at);

    /** All entries of a contact, into whichever automation, by time. */
    List<Stay> of(long contactId);

    /** Whether this process instance is an entry of a contact of this tenant, running or ended. */
    boolean isEntry(Tenant tenant, String processInstanceId);

    /**
     * How many entries there have been into each of these automations, and how many of their instances have ended; without entries
     * one is missing. Reads all entries once, however many automations are asked for.
     */
    Map<String, Counts> counts(Tenant tenant, Collection<String> automations);

    /** What is asked of the entries of a contact through a trigger, as the method says of which it is the question. */
    sealed interface EntriesQuestion {

        EntriesBefore before();

        String trigger();

        /** Of {@link Entries#lastThrough}. */
        record Through(EntriesBefore before, String trigger) implements EntriesQuestion {}

        /** Of {@link Entries#withClaim}. */
        record Claimed(EntriesBefore before, String trigger, String claim) implements EntriesQuestion {}

        /** Of {@link Entries#since}. */
        record Since(EntriesBefore before, String trigger, Instant after) implements EntriesQuestion {}
    }

    /** @param exitedAt null if the instance runs */
    record Stay(
            String automation,
            String processInstanceId,
            Instant enteredAt,
            @Nullable Instant exitedAt) {}

    record Counts(long entered, long exited) {

        public static final Counts NONE = new Counts(0, 0);
    }

    /**
     * Entries of a contact into an automation.
     *
     * @param seq only those whose triggering events have numbers below this; of entries by hand and with an audience it is the
     *     contact's latest event then
     * @param at an instance that ended after this time still ran; null for now
     */
    record EntriesBefore(
            long contactId,
            String automation,
            long seq,
            @Nullable Instant at) {

        /** Those there were as of then. */
        static EntriesBefore of(AsOf asOf, String automation) {
            return new EntriesBefore(asOf.contact().id(), automation, asOf.seq(), asOf.recordedAt());
        }

        /** All entries there are. */
        public static EntriesBefore all(long contactId, String automation) {
            return new EntriesBefore(contactId, automation, Long.MAX_VALUE, null);
        }
    }

    /** @param oldest when the triggering event of the oldest of them was recorded; the time asked about if there is none */
    record Recent(long entries, Instant oldest) {}
}
