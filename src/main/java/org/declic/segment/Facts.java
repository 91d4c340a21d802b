package org.declic.segment;

import java.util.function.Function;
import java.util.function.Supplier;
import org.declic.contact.Profile;
import org.declic.event.AsOf;
import org.declic.event.Event;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.jspecify.annotations.Nullable;

/**
 * What a segment is judged by. Nothing is read before it is asked for.
 *
 * @param event the one that expressions and conditions on the event's own value look at: the triggering one or, if there is
 *     none, one that stands for it; null if there is none either
 * @param entry the event that started the instance in which is asked; in triggers the triggering one; null if there is none
 * @param history of the contact, up to and including the triggering event
 * @param profile of the contact, as of now
 * @param variables of the process in which is asked, by name; null for one that there is not
 */
public record Facts(
        AsOf asOf,
        @Nullable Event event,
        Supplier<? extends @Nullable Event> entry,
        History history,
        Supplier<Profile> profile,
        Function<String, @Nullable Object> variables) {

    /** Where no process variables are known. */
    public Facts(
            AsOf asOf,
            @Nullable Event event,
            Supplier<? extends @Nullable Event> entry,
            History history,
            Supplier<Profile> profile) {
        this(asOf, event, entry, history, profile, name -> null);
    }

    /** Where no instance runs yet: the entry would be by this event. */
    public Facts(AsOf asOf, @Nullable Event event, History history, Supplier<Profile> profile) {
        this(asOf, event, () -> event, history, profile);
    }

    /** About the triggering event. */
    public static Facts of(AsOf asOf, History history, Supplier<Profile> profile) {
        return new Facts(asOf, asOf.event(), history, profile);
    }

    /** The event's own value; none without an event. */
    public EventValue value() {
        return event == null ? EventValue.NONE : event.value();
    }
}
