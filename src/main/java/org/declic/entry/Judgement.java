package org.declic.entry;

import java.util.List;

/** What the gate says of a contact that stands before a trigger. */
public sealed interface Judgement {

    /** The contact may enter; {@link Gate#enter} is to follow in the same transaction. */
    record Admitted(EntryClaims claims) implements Judgement {}

    /** The contact may not enter, and why, with the numbers seen. */
    record Refused(List<String> reasons) implements Judgement {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
