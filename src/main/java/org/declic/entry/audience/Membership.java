package org.declic.entry.audience;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.declic.contact.Profile;
import org.declic.event.ContactChanges;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.setting.ValueTest;
import org.declic.trigger.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger on a change of lists or tags asks of who did not come with that change: to be subscribed or labelled now,
 * or not to be any more.
 *
 * @param key of the list's or tag's name in the event's data
 * @param test which one; null for any
 * @param wanted whether the contact must have it now
 */
record Membership(EventName event, String key, @Nullable ValueTest test, boolean wanted) {

    /** Empty if the trigger is on something else. */
    static Optional<Membership> of(Trigger trigger) {
        var event = trigger.event();
        if (Set.of(ContactChanges.SUBSCRIBED, ContactChanges.UNSUBSCRIBED).contains(event)) {
            var wanted = event.equals(ContactChanges.SUBSCRIBED);
            return Optional.of(new Membership(event, "list", trigger.list(), wanted));
        }
        if (Set.of(ContactChanges.TAG_ADDED, ContactChanges.TAG_REMOVED).contains(event)) {
            return Optional.of(new Membership(event, "tag", trigger.tag(), event.equals(ContactChanges.TAG_ADDED)));
        }
        return Optional.empty();
    }

    /** Whether the event is about the list or tag asked for. */
    boolean isAbout(RecordedEvent change) {
        return test == null || test.fits(change.value());
    }

    /** Why the contact does not fit; empty if it does. */
    Optional<String> mismatch(History history, Profile profile) {
        var has = key.equals("list") ? profile.lists() : profile.tags();
        var fits = wanted ? has.stream().anyMatch(this::isAsked) : isGone(history, has);
        var which = (test == null ? "a " : "the ") + key + (test == null ? "" : " '" + test.operand() + "'");
        var needs = wanted ? "needs " + which + " now" : "needs " + which + " that was taken and is not there now";
        return fits ? Optional.empty() : Optional.of(needs + ", has " + shown(has));
    }

    private boolean isAsked(String name) {
        return test == null
                || test.fits(EventValue.of(JsonNodeFactory.instance.objectNode().put(key, name)));
    }

    private boolean isGone(History history, Collection<String> has) {
        var changes = history.newestFirst(event);
        while (changes.hasNext()) {
            var change = changes.next();
            if (isAbout(change) && !has.contains(change.value().at("/" + key).asText())) {
                return true;
            }
        }
        return false;
    }

    private String shown(Collection<String> has) {
        return has.isEmpty()
                ? "no " + key
                : "the " + key + "s " + String.join(", ", has.stream().sorted().toList());
    }
}
