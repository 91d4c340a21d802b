package org.declic.entry.audience;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.declic.event.EventName;
import org.declic.event.History;
import org.declic.event.RecordedEvent;

/**
 * A history up to now of which is known how many times some events have happened, so that it is not asked about them.
 *
 * @param times by the names of all events that are known of; 0 for what has not happened
 */
record KnownTimes(History history, Map<EventName, Long> times) implements History {

    @Override
    public long times(EventName name) {
        var known = times.get(name);
        return known == null ? history.times(name) : known;
    }

    @Override
    public long times(EventName name, Span span, long most) {
        return never(name) ? 0 : history.times(name, span, most);
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name) {
        return never(name) ? Collections.emptyIterator() : history.newestFirst(name);
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
        return never(name) ? Collections.emptyIterator() : history.newestFirst(name, span);
    }

    @Override
    public Optional<RecordedEvent> latest(EventName name) {
        return never(name) ? Optional.empty() : history.latest(name);
    }

    @Override
    public Optional<RecordedEvent> earliest(EventName name) {
        return never(name) ? Optional.empty() : history.earliest(name);
    }

    private boolean never(EventName name) {
        var known = times.get(name);
        return known != null && known == 0;
    }
}
