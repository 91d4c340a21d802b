package org.declic.entry;

import java.util.List;
import java.util.Optional;

/**
 * What speaks against an entry.
 *
 * @param reasons in words, with the numbers seen; empty if nothing does
 */
public record Objection(ReasonKind kind, List<String> reasons) {

    static final Objection NONE = new Objection(ReasonKind.ENTERED, List.of());

    public Objection {
        reasons = List.copyOf(reasons);
    }

    public static Objection of(ReasonKind kind, String reason) {
        return new Objection(kind, List.of(reason));
    }

    /** None if there is no reason. */
    public static Objection of(ReasonKind kind, Optional<String> reason) {
        return new Objection(kind, reason.stream().toList());
    }

    public boolean isNone() {
        return reasons.isEmpty();
    }
}
