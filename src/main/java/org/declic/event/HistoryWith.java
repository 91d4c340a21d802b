package org.declic.event;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A history with one more event at its end, one that is not recorded. */
public record HistoryWith(History before, RecordedEvent event) implements History {

    private static final Comparator<RecordedEvent> BY_TIME =
            Comparator.comparing(RecordedEvent::occurredAt).thenComparing(RecordedEvent::seq);

    @Override
    public long times(EventName name) {
        return before.times(name) + (is(name) ? 1 : 0);
    }

    @Override
    public long times(EventName name, Span span, long most) {
        return Math.min(most, before.times(name, span, most) + (is(name) && span.contains(event.occurredAt()) ? 1 : 0));
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name) {
        return first(is(name), before.newestFirst(name));
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
        return first(is(name) && span.contains(event.occurredAt()), before.newestFirst(name, span));
    }

    @Override
    public Optional<RecordedEvent> latest(EventName name) {
        return all(name, before.latest(name)).max(BY_TIME);
    }

    @Override
    public Optional<RecordedEvent> earliest(EventName name) {
        return all(name, before.earliest(name)).min(BY_TIME);
    }

    private boolean is(EventName name) {
        return event.name().equals(name);
    }

    private Stream<RecordedEvent> all(EventName name, Optional<RecordedEvent> found) {
        return Stream.concat(found.stream(), is(name) ? Stream.of(event) : Stream.empty());
    }

    private Iterator<RecordedEvent> first(boolean counts, Iterator<RecordedEvent> others) {
        if (!counts) {
            return others;
        }
        var one = List.of(event).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return one.hasNext() || others.hasNext();
            }

            @Override
            public RecordedEvent next() {
                return one.hasNext() ? one.next() : others.next();
            }
        };
    }
}
