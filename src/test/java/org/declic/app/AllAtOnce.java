package org.declic.app;

import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cases of a test that mostly wait. */
final class AllAtOnce {

    private AllAtOnce() {}

    /** Each on a thread of its own, since most of the time is waiting. */
    static void run(Consumer<String> work, String... cases) throws Exception {
        var threads = Executors.newFixedThreadPool(cases.length);
        try {
            var all = Stream.of(cases)
                    .map(one -> Executors.callable(() -> work.accept(one)))
                    .toList();
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
