package org.declic.cockpit;

import java.util.List;
import org.declic.entry.Decision;
import org.jspecify.annotations.Nullable;

/** A decision as the pages show it. */
record ShownDecision(
        String contact,
        @Nullable String event,
        @Nullable String eventId,
        long seq,
        String automation,
        String trigger,
        String outcome,
        String reason,
        List<String> reasons,
        @Nullable String processInstanceId,
        String decidedAt) {

    static ShownDecision of(Decision decision) {
        return new ShownDecision(
                decision.contact(),
                decision.event().isEmpty() ? null : decision.event(),
                decision.eventId().isEmpty() ? null : decision.eventId(),
                decision.seq(),
                decision.automation(),
                decision.trigger(),
                decision.outcome().word(),
                decision.kind().word(),
                decision.reasons(),
                decision.processInstanceId(),
                decision.decidedAt().toString());
    }
}
