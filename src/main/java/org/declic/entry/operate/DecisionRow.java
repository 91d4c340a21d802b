package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.declic.entry.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision as operators see it.
 *
 * @param tenant Camunda's id of the tenant; null for none
 * @param contact e-mail address, or the business key that is none
 * @param event null by hand and with the audience
 * @param eventId null as above
 * @param seq number of the event in the contact's history; 0 if there is none
 * @param outcome {@code entered} or {@code refused}
 * @param reason the kind of the reasons, such as {@code once}
 * @param processInstanceId null if refused
 * @param ended whether that instance has ended
 */
public record DecisionRow(
        @Nullable String tenant,
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
        boolean ended,
        @JsonSerialize(using = ToStringSerializer.class) Instant decidedAt) {

    /** The rows of these decisions, in their order. */
    static List<DecisionRow> of(List<Decision> decisions, ReadableInstances instances) {
        var running = instances.running(decisions.stream()
                .map(Decision::processInstanceId)
                .flatMap(Stream::ofNullable)
                .toList());
        return decisions.stream().map(one -> of(one, running)).toList();
    }

    private static DecisionRow of(Decision decision, Set<String> running) {
        var instance = decision.processInstanceId();
        return new DecisionRow(
                decision.tenant().idOrNull(),
                decision.contact(),
                decision.event().isEmpty() ? null : decision.event(),
                decision.eventId().isEmpty() ? null : decision.eventId(),
                decision.seq(),
                decision.automation(),
                decision.trigger(),
                decision.outcome().word(),
                decision.kind().word(),
                decision.reasons(),
                instance,
                instance != null && !running.contains(instance),
                decision.decidedAt());
    }
}
