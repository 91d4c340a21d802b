package org.declic.event;

import java.util.ArrayList;
import java.util.List;
import org.declic.event.EventLog.Appended;
import org.declic.event.EventLog.Arrival;

/** Passes recorded events on to whoever outside asked to be told. In the transaction that records them, and quick. */
public interface EventFeed {

    /** To nobody. */
    EventFeed NONE = fresh -> {};

    /** @param fresh recorded now, and no duplicates; those that start nothing left out */
    void pass(List<Passed> fresh);

    /** What has been appended of these arrivals, and before them. */
    default void pass(List<Arrival> arrivals, Appended appended) {
        if (this == NONE) {
            return;
        }
        var passed = new ArrayList<Passed>();
        appended.before().stream()
                .filter(event -> !event.startsNothing())
                .forEach(event -> passed.add(new Passed(event, doorOf(event, arrivals))));
        for (var at = 0; at < arrivals.size(); at++) {
            var one = appended.recorded().get(at);
            if (!one.duplicate() && !one.event().startsNothing()) {
                passed.add(new Passed(one.event(), arrivals.get(at).door()));
            }
        }
        pass(passed);
    }

    /** Of the event that made the contact known. */
    private static Door doorOf(RecordedEvent created, List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival ->
                        arrival.event().contact().equals(created.contact().email()))
                .map(Arrival::door)
                .findFirst()
                .orElse(Door.JAVA);
    }

    /** @param door by which it came in */
    record Passed(RecordedEvent event, Door door) {}
}
