package org.declic.entry.operate;

import java.util.List;
import java.util.Set;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.ReasonKind;
import org.jspecify.annotations.Nullable;

/** The memory of decisions, from its young end. */
public interface LatestDecisions {

    /** The decisions that fit, the latest first; as fast on the last page as on the first, however many there are. */
    List<Kept> latest(Filter filter);

    /** The decisions about the contact's events with these numbers, in the order of the events. */
    List<Decision> about(long contactId, long firstSeq, long lastSeq);

    /**
     * @param contact e-mail address or business key, exactly as it is kept, or an address that the contact had before; null for any
     * @param kinds any of these; empty for any
     * @param before only decisions whose ids are lower: the id of the last one of the page before
     * @param limit at most this many, 1 or more
     */
    record Filter(
            Tenant tenant, String automation, @Nullable String contact, Set<ReasonKind> kinds, long before, int limit) {

        public Filter {
            InvalidInput.refuseNul("contact", contact);
            kinds = Set.copyOf(kinds);
        }
    }

    /** @param id higher than those of all decisions that were kept before */
    record Kept(long id, Decision decision) {}
}
