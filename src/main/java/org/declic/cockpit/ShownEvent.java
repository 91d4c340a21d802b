package org.declic.cockpit;

import java.util.List;
import org.declic.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as the pages show it.
 *
 * @param value text or JSON as it came; null if nothing came
 * @param decisions what automations that the user may read decided about it
 */
record ShownEvent(
        String name,
        String id,
        long seq,
        @Nullable String value,
        String occurredAt,
        String recordedAt,
        List<ShownDecision> decisions) {

    static ShownEvent of(RecordedEvent event, List<ShownDecision> decisions) {
        return new ShownEvent(
                event.name().value(),
                event.id().id(),
                event.seq(),
                event.value().text(),
                event.occurredAt().toString(),
                event.recordedAt().toString(),
                decisions);
    }
}
