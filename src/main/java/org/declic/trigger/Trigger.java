package org.declic.trigger;

import java.util.Optional;
import java.util.stream.Stream;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.Listener;
import org.declic.segment.Segment;
import org.declic.setting.ValueTest;
import org.jspecify.annotations.Nullable;

/**
 * One message start event with its settings.
 *
 * @param automation key of the process definition
 * @param startEvent id of the start event
 * @param event the name of the message
 * @param plain true if no Declic property is set: it starts as often as the message comes
 * @param key JSON pointer into the event's data, with {@link Runs#ONCE_PER_KEY}; else null
 * @param limit null for none
 * @param value what the triggering event's own value must fit; null for any
 * @param list which list the event must be about; null for any
 * @param tag which tag the event must be about; null for any
 */
public record Trigger(
        String automation,
        String startEvent,
        EventName event,
        boolean plain,
        Runs runs,
        @Nullable String key,
        @Nullable Limit limit,
        @Nullable ValueTest value,
        @Nullable ValueTest list,
        @Nullable ValueTest tag,
        Segment segment) {

    /** The same trigger, of an automation that is not plain because of its own settings. */
    public Trigger gated() {
        return new Trigger(automation, startEvent, event, false, runs, key, limit, value, list, tag, segment);
    }

    /** It, as one of those who listen to the event. */
    public Listener listener() {
        return new Listener(automation, startEvent);
    }

    /** Why the triggering event's own value does not fit, with what was seen; empty if it does. */
    public Optional<String> mismatch(EventValue triggering) {
        return Stream.of(list, tag, value)
                .flatMap(Stream::ofNullable)
                .filter(test -> !test.fits(triggering))
                .map(test -> misfit(test, triggering))
                .findFirst();
    }

    /**
     * In plain words, such as {@code When Order placed is recorded, up to 10 times in 24 hours, if Signed up has happened at
     * least once}.
     */
    public String sentence() {
        var sentence = new StringBuilder("When ").append(event).append(" is recorded");
        if (list != null) {
            sentence.append(" for the list '").append(list.operand()).append("'");
        }
        if (tag != null) {
            sentence.append(" for the tag '").append(tag.operand()).append("'");
        }
        if (value != null) {
            sentence.append(" with ").append(value.words());
        }
        if (runs == Runs.ONCE) {
            sentence.append(", once");
        }
        if (runs == Runs.ONCE_PER_KEY) {
            sentence.append(", once per ").append(key);
        }
        if (limit != null && runs != Runs.ONCE) {
            sentence.append(", up to ").append(limit.words());
        }
        if (!segment.isEmpty()) {
            sentence.append(", if ").append(segment.sentence());
        }
        return sentence.toString();
    }

    /** The text that an entry of {@link Runs#ONCE_PER_KEY} is for; empty without a key or if the data has nothing there. */
    public Optional<String> keyOf(EventValue triggering) {
        if (key == null) {
            return Optional.empty();
        }
        var node = triggering.at(key);
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(node.isValueNode() ? node.asText() : node.toString());
    }

    static String misfit(ValueTest test, EventValue triggering) {
        var seen =
                test.seen(triggering).map(text -> "'" + shortened(text) + "'").orElse("nothing");
        return "needs an event with " + test.words() + ", got " + seen;
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }
}
