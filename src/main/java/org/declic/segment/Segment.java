package org.declic.segment;

import java.util.ArrayList;
import java.util.List;
import org.declic.event.History;
import org.declic.event.RecordedEvent;

/**
 * The question that a trigger asks about a contact's past before letting the contact in. Without conditions everybody is
 * in it.
 */
public record Segment(Match match, List<Condition> conditions) {

    public static final Segment NONE = new Segment(Match.ALL, List.of());

    public Segment {
        conditions = List.copyOf(conditions);
    }

    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Judges as of the triggering event.
     *
     * @param history of the event's contact, up to and including the event
     */
    public Verdict judge(RecordedEvent triggering, History history) {
        var failures = new ArrayList<String>();
        for (var condition : conditions) {
            var failure = condition.failure(triggering, history);
            if (failure.isEmpty() && match == Match.ANY) {
                return Verdict.FITS;
            }
            failure.ifPresent(failures::add);
        }
        return failures.isEmpty() ? Verdict.FITS : new Verdict(false, failures);
    }
}
