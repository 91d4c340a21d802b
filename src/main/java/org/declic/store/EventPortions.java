package org.declic.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.declic.event.RecordedEvent;

/** Events, the newest first; reads on only when it must, ever larger portions. */
final class EventPortions implements Iterator<RecordedEvent> {

    private static final int FIRST = 20;
    private static final int LARGEST = 1000;

    private final Portion portion;
    private final Deque<RecordedEvent> read = new ArrayDeque<>();
    private long before;
    private int most = FIRST;
    private boolean end;

    /** @param last the number of the newest event that there may be */
    EventPortions(long last, Portion portion) {
        this.before = last + 1;
        this.portion = portion;
    }

    @Override
    public boolean hasNext() {
        if (read.isEmpty() && !end) {
            var next = portion.read(before, most);
            end = next.size() < most;
            read.addAll(next);
            before = next.isEmpty() ? before : next.get(next.size() - 1).seq();
            most = Math.min(LARGEST, most * 4);
        }
        return !read.isEmpty();
    }

    @Override
    public RecordedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.removeFirst();
    }

    /** Reads events with numbers below the one given, the newest first. */
    interface Portion {
        List<RecordedEvent> read(long before, int most);
    }
}
