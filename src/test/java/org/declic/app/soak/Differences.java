package org.declic.app.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.declic.app.soak.Records.DecisionRow;

/** What is other than it should be, a line each. */
final class Differences {

    private final List<String> all = new ArrayList<>();

    void add(String contact, String event, String automation, String expected, String seen) {
        all.add("contact %s, event %s, automation %s: expected %s, seen %s"
                .formatted(contact, event, automation, expected, seen));
    }

    void leftOver(String what) {
        all.add("left over: " + what);
    }

    void unlessForgotten(DecisionRow decision, Instant before) {
        if (!decision.decidedAt().isBefore(before)) {
            add(decision.contact(), decision.eventId(), decision.automation(), "is there", "deleted: " + decision);
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
