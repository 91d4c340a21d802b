package org.declic.entry;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.declic.contact.Contact;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** The memory of decisions. */
public interface Decisions {

    /** Keeps the decisions, within the transaction of the caller. */
    void keep(List<Decision> decisions);

    /** Keeps the decision about this event, within the transaction of the caller. */
    default void keep(Decision decision, RecordedEvent event) {
        keep(List.of(decision));
    }

    /** Has all decisions about the contact, those kept in the running transaction included, bear the address that it has now. */
    void renamed(Contact contact);

    /** Whether a decision of this kind about the contact was kept since then. */
    boolean isKept(Contact contact, String automation, ReasonKind kind, Instant since);

    /** The decisions of an event, in the order in which they were taken. */
    List<Decision> about(long contactId, long seq);

    /** All decisions about a contact, in the order of its events. */
    List<Decision> of(long contactId, int limit, int offset);

    /** The decisions that fit, the latest first. */
    DecisionsPage find(Query query);

    /**
     * @param tenants only decisions of these tenants
     * @param contact e-mail address, normalised, be it one that the contact had before; null for any
     * @param outcome null for any
     * @param kind null for any
     * @param trigger id of a start event; null for any
     * @param from only what was decided at this time or later; null for any
     * @param to only what was decided before this time; null for any
     * @param before only decisions whose ids are lower: what the page before said is older
     * @param limit at most this many, 1 or more
     * @param offset how many to skip, 0 or more
     */
    record Query(
            Set<Tenant> tenants,
            String automation,
            @Nullable String contact,
            @Nullable Outcome outcome,
            @Nullable ReasonKind kind,
            @Nullable String trigger,
            @Nullable Instant from,
            @Nullable Instant to,
            long before,
            int limit,
            int offset) {

        public Query {
            InvalidInput.refuseNul("trigger", trigger);
        }
    }

    /**
     * @param total how many fit in all, on whichever page, as far as they were counted
     * @param more whether there are more than were counted
     * @param older id of the last of these, if there are older ones; null on the last page
     */
    record DecisionsPage(
            List<Decision> decisions,
            long total,
            boolean more,
            @Nullable Long older) {}
}
