package org.declic.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.declic.event.EventLog.Arrival;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets small requests that arrive together share a transaction, and so its commit: whoever finds no more than a few others at
 * it takes all that wait along with its own. Each has its answer only after that commit. If it fails, each tries on its own, so
 * that none suffers from another's.
 */
final class SharedCommit {

    /** A request of more events than this has a commit of its own. */
    static final int SMALL = 50;

    private static final int MOST = 500;
    private static final int AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SharedCommit.class);

    private final Transaction transaction;
    private final Function<List<Arrival>, List<Recorded>> append;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param append what is done in the transaction; gives one for each arrival, in the same order */
    SharedCommit(Transaction transaction, Function<List<Arrival>, List<Recorded>> append) {
        this.transaction = transaction;
        this.append = append;
    }

    /** To be called outside of a transaction. */
    List<Recorded> record(List<Arrival> arrivals) {
        var mine = new Request(arrivals);
        waiting.add(mine);
        while (!mine.done) {
            if (!mine.taken && places.tryAcquire()) {
                try {
                    recordTogether();
                } finally {
                    places.release();
                    var next = waiting.peek();
                    if (next != null) {
                        next.news.release();
                    }
                }
            } else {
                mine.news.acquireUninterruptibly();
            }
        }
        if (mine.unavailable != null) {
            throw mine.unavailable;
        }
        return mine.recorded != null ? mine.recorded : transaction.run(() -> append.apply(arrivals));
    }

    private void recordTogether() {
        Thread.yield(); // to those who are about to add theirs
        var together = new ArrayList<Request>();
        var arrivals = new ArrayList<Arrival>();
        while (arrivals.size() < MOST) {
            var one = waiting.poll();
            if (one == null) {
                break;
            }
            one.taken = true;
            together.add(one);
            arrivals.addAll(one.arrivals);
        }
        if (together.isEmpty()) {
            return;
        }
        List<Recorded> recorded = null;
        StorageUnavailable unavailable = null;
        try {
            recorded = transaction.run(() -> append.apply(arrivals));
        } catch (RuntimeException failed) {
            LOG.debug("{} requests could not share a commit", together.size(), failed);
            if (failed instanceof StorageUnavailable forAll && !Collision.isCauseOf(forAll)) {
                unavailable = forAll;
            }
        } finally {
            var from = 0;
            for (var one : together) {
                var to = from + one.arrivals.size();
                one.end(recorded == null ? null : List.copyOf(recorded.subList(from, to)), unavailable);
                from = to;
            }
        }
    }

    /** One that waits; the outcome is written before {@code done} and read after it. */
    private static final class Request {

        private final List<Arrival> arrivals;
        private final Semaphore news = new Semaphore(0);
        private @Nullable List<Recorded> recorded;
        private @Nullable StorageUnavailable unavailable;
        private volatile boolean taken;
        private volatile boolean done;

        private Request(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        private void end(@Nullable List<Recorded> recorded, @Nullable StorageUnavailable unavailable) {
            this.recorded = recorded;
            this.unavailable = unavailable;
            done = true;
            news.release();
        }
    }
}
