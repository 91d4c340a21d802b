package org.declic.entry.operate;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as operators see it.
 *
 * @param value text or JSON as it came; null if nothing came
 * @param startsNothing whether it was sent as backfill, or had occurred too long ago when it was recorded
 * @param keptFor ids of the suspended instances that get it when they are activated
 * @param decisions what automations that the user may read decided about it
 */
public record EventRow(
        String name,
        String id,
        long seq,
        @Nullable String value,
        @JsonSerialize(using = ToStringSerializer.class) Instant occurredAt,
        @JsonSerialize(using = ToStringSerializer.class) Instant recordedAt,
        boolean startsNothing,
        List<String> keptFor,
        List<DecisionRow> decisions) {

    static EventRow of(RecordedEvent event, List<String> keptFor, List<DecisionRow> decisions) {
        return new EventRow(
                event.name().value(),
                event.id().id(),
                event.seq(),
                event.value().text(),
                event.occurredAt(),
                event.recordedAt(),
                event.startsNothing(),
                keptFor,
                decisions);
    }
}
