package org.declic.entry.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.declic.contact.InvalidInput;
import org.declic.event.ExactJson;
import org.jspecify.annotations.Nullable;

/**
 * Whom an operator takes into an automation.
 *
 * @param contact e-mail address of the one contact to take in, made if there is none yet; or else
 * @param audience true for all existing contacts who fit the trigger now
 * @param trigger id of a start event: of an audience the trigger, by hand where to begin
 * @param withoutEvent of an audience: true for those as well who have never had the trigger's event
 * @param counted of an audience: how many were told to enter; must be given, and nobody enters if it is another number by now
 * @param data by hand: value of the event that the instance is given, text or JSON
 */
public record EntryRequest(
        @Nullable String contact,
        @Nullable Boolean audience,
        @Nullable String trigger,
        @Nullable Boolean withoutEvent,
        @Nullable Long counted,

        @JsonDeserialize(using = ExactJson.OfEvent.class) @Nullable
        JsonNode data)
        implements KnownMembers {

    public boolean wantsAudience() {
        return Boolean.TRUE.equals(audience);
    }

    boolean wantsWithoutEvent() {
        return Boolean.TRUE.equals(withoutEvent);
    }

    /**
     * The trigger of the audience.
     *
     * @throws InvalidInput naming the member that an audience lacks or must not have
     */
    String triggerOfAudience() {
        if (contact != null) {
            throw new InvalidInput("contact", "must not be given with audience", contact);
        }
        if (data != null) {
            throw new InvalidInput("data", "must not be given with audience", data.toString());
        }
        if (trigger == null) {
            throw new InvalidInput("trigger", "must be the id of a message start event, with audience", null);
        }
        return trigger;
    }

    /**
     * How many contacts the audience was said to enter.
     *
     * @throws InvalidInput if that is not given, or can be no number of contacts
     */
    long countedOfAudience() {
        if (counted == null) {
            throw new InvalidInput(
                    "counted", "must be how many would enter, as the audience's count says, with audience", null);
        }
        if (counted < 0) {
            throw new InvalidInput("counted", "must be a whole number, at least 0", counted.toString());
        }
        return counted;
    }
}
