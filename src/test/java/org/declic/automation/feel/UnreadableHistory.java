package org.declic.automation.feel;

import java.util.Iterator;
import java.util.Optional;
import org.declic.event.EventName;
import org.declic.event.History;
import org.declic.event.RecordedEvent;
import org.declic.event.StorageUnavailable;

/** The history of a contact while the storage can't be read. */
public record UnreadableHistory(StorageUnavailable unavailable) implements History {

    @Override
    public long times(EventName name) {
        throw unavailable;
    }

    @Override
    public long times(EventName name, Span span, long most) {
        throw unavailable;
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name) {
        throw unavailable;
    }

    @Override
    public Iterator<RecordedEvent> newestFirst(EventName name, Span span) {
        throw unavailable;
    }

    @Override
    public Optional<RecordedEvent> latest(EventName name) {
        throw unavailable;
    }

    @Override
    public Optional<RecordedEvent> earliest(EventName name) {
        throw unavailable;
    }
}
