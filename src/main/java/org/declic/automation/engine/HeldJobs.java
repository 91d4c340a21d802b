package org.declic.automation.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The jobs that this node is at or has in a line, and until when their locks have been kept. */
final class HeldJobs {

    private static final int NO_END = -1;

    /** About the time of a lock. */
    private static final int LOOKS_WHILE_REJECTED = 3;

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private Set<String> before = Set.of();

    /** A job that waits for a thread. If there is none, it comes here again. */
    void queue(String jobId) {
        held.compute(jobId, (id, known) -> {
            var one = known == null ? new Held() : known;
            one.isQueued = true;
            one.looksLeft = NO_END;
            return one;
        });
    }

    /** There was no thread. If it does not come again soon, somebody else must take it up. */
    void reject(String jobId) {
        held.computeIfPresent(jobId, (id, known) -> {
            known.looksLeft = LOOKS_WHILE_REJECTED;
            return known;
        });
    }

    /** It waits no longer. */
    void unqueue(String jobId) {
        held.computeIfPresent(jobId, (id, known) -> {
            known.isQueued = false;
            return known.orNone();
        });
    }

    /** To be released as often as it is held. */
    void hold(String jobId) {
        held.compute(jobId, (id, known) -> {
            var one = known == null ? new Held() : known;
            one.holders++;
            return one;
        });
    }

    void release(String jobId) {
        held.computeIfPresent(jobId, (id, known) -> {
            known.holders--;
            return known.orNone();
        });
    }

    /** Those that were held at the last call too; most jobs have ended by then. */
    List<String> longer() {
        held.keySet()
                .forEach(jobId -> held.computeIfPresent(
                        jobId, (id, known) -> known.looked().orNone()));
        var now = Set.copyOf(held.keySet());
        var longer = new ArrayList<>(now);
        longer.retainAll(before);
        before = now;
        return longer;
    }

    /** Keeps the lock until then. What is being written is known before it is there. */
    void keep(String jobId, Date until, Predicate<String> write) {
        var one = held.get(jobId);
        if (one != null) {
            one.writes(until.getTime());
            if (write.test(jobId)) {
                one.keptUntil = until;
            }
        }
    }

    /** Whether this is a lock that was kept, and not that of somebody who has taken the job up anew. */
    boolean isKept(String jobId, Date lock) {
        var one = held.get(jobId);
        return one != null && one.hasWritten(lock.getTime());
    }

    /** Until when the lock has been kept; null if it was not. */
    @Nullable
    Date keptUntil(String jobId) {
        var one = held.get(jobId);
        return one == null ? null : one.keptUntil;
    }

    private static final class Held {

        private final Set<Long> written = ConcurrentHashMap.newKeySet();
        private boolean isQueued;
        private int looksLeft = NO_END;
        private int holders;
        private volatile @Nullable Date keptUntil;

        private Held looked() {
            if (looksLeft != NO_END && --looksLeft == 0) {
                isQueued = false;
            }
            return this;
        }

        private @Nullable Held orNone() {
            return isQueued || holders > 0 ? this : null;
        }

        /** Of the last write nobody knows whether it was done; of those before the latest that was done is there. */
        private void writes(long until) {
            var kept = keptUntil;
            written.removeIf(earlier -> kept != null && earlier < kept.getTime());
            written.add(until);
        }

        private boolean hasWritten(long lock) {
            return written.contains(lock);
        }
    }
}
