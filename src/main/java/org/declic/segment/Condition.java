package org.declic.segment;

import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.History;
import org.declic.event.History.Span;
import org.declic.event.RecordedEvent;
import org.declic.setting.ValueTest;
import org.declic.setting.Within;
import org.jspecify.annotations.Nullable;

/**
 * That an event has happened so many times, or has not. Counted are the events up to and including the triggering one.
 *
 * @param negated true for {@code not-happened}, the opposite of the same condition with {@code happened}
 * @param value only events whose value fits count; null for all
 * @param within only events that occurred in this time before the triggering one, or at the same time as it, count; null
 *     for all
 */
public record Condition(
        EventName event,
        boolean negated,
        Times times,
        @Nullable ValueTest value,
        @Nullable Within within) {

    /** How many events in a time are counted for the sake of who reads the reasons, if fewer decide. */
    private static final long COUNTED = 100;

    Finding judge(RecordedEvent triggering, History history) {
        var seen = count(triggering, history);
        return Finding.decided(sentence(), times.holds(seen.number()) != negated, needed(), seen.words());
    }

    /** Such as {@code Order placed has happened at least 3 times in the last 30 days}. */
    public String sentence() {
        var often = negated && times.equals(Times.AT_LEAST_ONCE) ? "" : " " + times.often();
        return event + (negated ? " has not happened" : " has happened") + often + with() + when();
    }

    /**
     * Whether the condition can never hold for a trigger on the same event: the triggering event counts itself, unless its
     * value does not fit.
     */
    boolean isImpossibleFor(EventName trigger) {
        return event.equals(trigger)
                && value == null
                && (negated
                        ? times.comparison() == Times.Comparison.AT_LEAST && times.count() <= 1
                                || times.comparison() == Times.Comparison.MORE_THAN && times.count() == 0
                        : !canHoldFromOneOn());
    }

    /** Whether it holds for who never had the event. */
    boolean holdsWithout() {
        return times.holds(0) != negated;
    }

    private boolean canHoldFromOneOn() {
        return switch (times.comparison()) {
            case AT_LEAST, MORE_THAN -> true;
            case AT_MOST, EXACTLY -> times.count() >= 1;
            case FEWER_THAN -> times.count() >= 2;
        };
    }

    private Counted count(RecordedEvent triggering, History history) {
        if (value == null) {
            return within == null ? new Counted(history.times(event), false) : count(triggering, history, within);
        }
        var events = within == null ? history.newestFirst(event) : history.newestFirst(event, span(triggering, within));
        var hits = 0L;
        while (events.hasNext() && hits < times.decidedAt()) {
            EventValue found = events.next().value();
            hits += value.fits(found) ? 1 : 0;
        }
        return new Counted(hits, hits >= times.decidedAt());
    }

    private Counted count(RecordedEvent triggering, History history, Within within) {
        var most = Math.max(times.decidedAt(), COUNTED);
        var counted = history.times(event, span(triggering, within), most);
        return new Counted(counted, counted >= most);
    }

    private static Span span(RecordedEvent triggering, Within within) {
        return new Span(within.before(triggering.occurredAt()), triggering.occurredAt());
    }

    private String needed() {
        var what = "`" + event + "`" + with();
        if (!negated) {
            return "needs " + what + " " + times.words() + when();
        }
        return times.equals(Times.AT_LEAST_ONCE)
                ? "needs " + what + " not to have happened" + when()
                : "needs " + what + " not " + times.words() + when();
    }

    private String with() {
        return value == null ? "" : " with " + value.words();
    }

    private String when() {
        return within == null ? "" : " in the last " + within.words();
    }

    /** @param more whether the count was broken off, as more could not change the verdict */
    private record Counted(long number, boolean more) {

        String words() {
            return "happened " + (more ? "at least " : "") + Times.times(number);
        }
    }
}
