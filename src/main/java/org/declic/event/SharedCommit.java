package org.declic.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.declic.event.EventLog.Arrival;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets small requests that arrive together share a transaction, and so its commit: whoever finds no more than a few others at
 * it takes all that wait along with its own. Each has its answer only after that commit. If it fails, each tries on its own, so
 * that none suffers from another's; so does whoever has waited too long, as when those before it wait for a contact that
 * somebody else holds.
 */
final class SharedCommit {

    /** A request of more events than this has a commit of its own. */
    static final int SMALL = 50;

    private static final int MOST = 500;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SharedCommit.class);

    private final Transaction transaction;
    private final Function<List<Arrival>, List<Recorded>> append;
    private final Duration patience;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    /** @param append what is done in the transaction; gives one for each arrival, in the same order */
    SharedCommit(Transaction transaction, Function<List<Arrival>, List<Recorded>> append) {
        this(transaction, append, PATIENCE);
    }

    /** @param patience how long a request waits for others to take it along, or for a place */
    SharedCommit(Transaction transaction, Function<List<Arrival>, List<Recorded>> append, Duration patience) {
        this.transaction = transaction;
        this.append = append;
        this.patience = patience;
    }

    /** To be called outside of a transaction. */
    List<Recorded> record(List<Arrival> arrivals) {
        var mine = new Request(arrivals);
        waiting.add(mine);
        while (!mine.done) {
            if (mine.taken) {
                mine.news.acquireUninterruptibly();
            } else if (places.tryAcquire()) {
                try {
                    recordTogether();
                } finally {
                    places.release();
                    wakeNext();
                }
            } else if (!mine.hasNewsWithin(patience) && waiting.remove(mine)) {
                wakeNext(); // it may have been woken in vain
                return alone(mine);
            }
        }
        if (mine.unavailable != null) {
            throw mine.unavailable;
        }
        return mine.recorded != null ? mine.recorded : alone(mine);
    }

    private List<Recorded> alone(Request one) {
        return transaction.run(() -> append.apply(one.arrivals));
    }

    /** To be called whenever a place has become free, or the one who was told of it has gone. */
    private void wakeNext() {
        var next = waiting.peek();
        if (next != null) {
            next.news.release();
        }
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

        private boolean hasNewsWithin(Duration time) {
            try {
                return news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private void end(@Nullable List<Recorded> recorded, @Nullable StorageUnavailable unavailable) {
            this.recorded = recorded;
            this.unavailable = unavailable;
            done = true;
            news.release();
        }
    }
}
