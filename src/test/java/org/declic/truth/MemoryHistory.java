package org.declic.truth;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.declic.event.EventName;
import org.declic.event.History;
import org.declic.event.RecordedEvent;

/** A list of events, in the order in which they were recorded, as the history that an expression asks. */
record MemoryHistory(List<RecordedEvent> events) implements History {

    private static final Comparator<RecordedEvent> BY_TIME =
            Comparator.comparing(RecordedEvent::occurredAt).thenComparing(RecordedEvent::seq);

    private List<RecordedEvent> newest(EventName name, Predicate<Instant> when) {
        return events.stream()
                .filter(one -> one.name().equals(name) && when.test(one.occurredAt()))
                .sorted(Comparator.comparing(RecordedEvent::seq).reversed())
                .toList();
    }

    @Override
    public long times(EventName name) {
        return newest(name, any -> true).size();
    }

    @Override
    public long times(EventName name, Span span, long most) {
        return Math.min(most, newest(name, span::contains).size());
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name) {
        return newest(name, any -> true).iterator();
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
        return newest(name, span::contains).iterator();
    }

    @Override
    public Optional<RecordedEvent> latest(EventName name) {
        return newest(name, any -> true).stream().max(BY_TIME);
    }

    @Override
    public Optional<RecordedEvent> earliest(EventName name) {
        return newest(name, any -> true).stream().min(BY_TIME);
    }
}
