package org.declic.entry.operate;

import com.fasterxml.jackson.databind.JsonNode;
import org.declic.contact.InvalidInput;
import org.declic.event.EventValue;
import org.jspecify.annotations.Nullable;

/** The value of an event that operators give, as JSON in the member {@code data} of a request. */
final class EventData {

    private EventData() {}

    static EventValue of(@Nullable JsonNode data) {
        try {
            return data == null ? EventValue.NONE : EventValue.of(data);
        } catch (InvalidInput invalid) {
            throw invalid.in("data");
        }
    }
}
