package org.declic.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Rows that are written together at the end of the transaction in which they came, however many there are; at once if there
 * is none.
 */
final class WriteBuffer<T> {

    private final Consumer<List<T>> write;
    private final TransactionScoped<List<T>> buffered;

    WriteBuffer(Consumer<List<T>> write) {
        this.write = write;
        this.buffered = new TransactionScoped<>(ArrayList::new, this::write);
    }

    void add(List<T> rows) {
        buffered.wanted().ifPresentOrElse(those -> those.addAll(rows), () -> write.accept(rows));
    }

    /** Writes what waits in this transaction if any of it is such, for who is about to ask for it. */
    void writeIfAny(Predicate<T> such) {
        buffered.get().filter(rows -> rows.stream().anyMatch(such)).ifPresent(this::write);
    }

    private void write(List<T> rows) {
        if (!rows.isEmpty()) {
            var all = List.copyOf(rows);
            rows.clear();
            write.accept(all);
        }
    }
}
