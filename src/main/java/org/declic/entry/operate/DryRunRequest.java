package org.declic.entry.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Explanation;
import org.declic.event.EventName;
import org.declic.event.ExactJson;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks a dry run.
 *
 * @param event name of an event that would happen now; or else
 * @param eventId id of an event that was recorded
 * @param data value of the event: text, or JSON
 * @param tenant Camunda's id of the tenant; none if it is not given
 */
public record DryRunRequest(
        @Nullable String contact,
        @Nullable String event,
        @Nullable String eventId,

        @JsonDeserialize(using = ExactJson.OfEvent.class) @Nullable
        JsonNode data,

        @Nullable String tenant)
        implements KnownMembers {

    /**
     * One for each trigger that listens, of the automations that the user may read.
     *
     * @throws InvalidInput naming the member that is wrong
     */
    public List<Explanation> ask(DryRun dryRun) {
        var of = Tenant.of(tenant);
        var email = Email.of("contact", contact);
        if (eventId == null) {
            return dryRun.of(of, email, EventName.of("event", event), EventData.of(data));
        }
        if (event != null) {
            throw new InvalidInput("event", "must not be given with eventId", event);
        }
        return dryRun.ofRecorded(of, email, eventId);
    }
}
