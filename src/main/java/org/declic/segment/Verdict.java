package org.declic.segment;

import java.util.List;

/**
 * Whether a contact is in a segment.
 *
 * @param reasons for a no, what each condition that failed needs and what was seen; empty for a yes
 */
public record Verdict(boolean fits, List<String> reasons) {

    public static final Verdict FITS = new Verdict(true, List.of());

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
