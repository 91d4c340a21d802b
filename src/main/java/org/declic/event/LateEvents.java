package org.declic.event;

import java.util.List;
import java.util.stream.IntStream;
import org.declic.event.EventLog.Arrival;

/** Told of events that occurred too long ago to start anything; within the transaction that records them. */
public interface LateEvents {

    /** Nobody who wants to know. */
    LateEvents UNNOTED = late -> {};

    /** @param late such that start events listened to */
    void late(List<RecordedEvent> late);

    /** Tells of those among the arrivals that are new. */
    default void tell(List<Arrival> arrivals, List<Recorded> recorded) {
        var late = IntStream.range(0, arrivals.size())
                .filter(index ->
                        arrivals.get(index).isLate() && !recorded.get(index).duplicate())
                .mapToObj(index -> recorded.get(index).event())
                .filter(RecordedEvent::isListenedTo)
                .toList();
        if (!late.isEmpty()) {
            late(late);
        }
    }
}
