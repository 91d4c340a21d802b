package org.declic.event;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A history with one more event at its end, one that is not recorded. */
public record HistoryWith(History before, SupposedEvent event) implements History {

    @Override
    public long times(EventName name) {
        return before.times(name) + (is(name) ? 1 : 0);
    }

    @Override
    public long times(EventName name, Span span, long most) {
        return Math.min(most, before.times(name, span, most) + (is(name) && span.contains(event.occurredAt()) ? 1 : 0));
    }

    @Override
    public Iterator<? extends Event> newestFirst(EventName name) {
        return first(is(name), before.newestFirst(name));
    }

    @Override
    public Iterator<? extends Event> newestFirst(EventName name, Span span) {
        return first(is(name) && span.contains(event.occurredAt()), before.newestFirst(name, span));
    }

    @Override
    public Optional<? extends Event> latest(EventName name) {
        var found = before.latest(name);
        return is(name)
                        && found.filter(one -> one.occurredAt().isAfter(event.occurredAt()))
                                .isEmpty()
                ? Optional.of(event)
                : found;
    }

    @Override
    public Optional<? extends Event> earliest(EventName name) {
        var found = before.earliest(name);
        return is(name)
                        && found.filter(one -> !one.occurredAt().isAfter(event.occurredAt()))
                                .isEmpty()
                ? Optional.of(event)
                : found;
    }

    private boolean is(EventName name) {
        return event.name().equals(name);
    }

    private Iterator<? extends Event> first(boolean counts, Iterator<? extends Event> others) {
        if (!counts) {
            return others;
        }
        var one = List.of(event).iterator();
        return new Iterator<Event>() {
            @Override
            public boolean hasNext() {
                return one.hasNext() || others.hasNext();
            }

            @Override
            public Event next() {
                return one.hasNext() ? one.next() : others.next();
            }
        };
    }
}
