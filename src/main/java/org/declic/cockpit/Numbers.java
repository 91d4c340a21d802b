package org.declic.cockpit;

import java.util.List;
import java.util.function.ToLongFunction;
import org.declic.entry.Outcome;
import org.declic.entry.operate.Activity.Count;

/** How many entered and how many did not. */
record Numbers(long entered, long refused) {

    static Numbers of(List<Count> counts, ToLongFunction<Count> number) {
        return new Numbers(sum(counts, Outcome.ENTERED, number), sum(counts, Outcome.REFUSED, number));
    }

    private static long sum(List<Count> counts, Outcome outcome, ToLongFunction<Count> number) {
        return counts.stream()
                .filter(count -> count.kind().outcome() == outcome)
                .mapToLong(number)
                .sum();
    }
}
