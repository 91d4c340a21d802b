package org.declic.automation.feel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * What evaluating one expression has taken so far, on the thread that does it. Once it has taken too much every further step
 * fails, also if somebody has caught the first failure. Costs nothing to speak of for the first steps.
 */
final class Effort {

    /** Items, entries and characters of one value, those of its parts included however often they are in it. */
    static final int MOST_PARTS = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.@Nullable ThreadMXBean MEMORY =
            THREADS instanceof com.sun.management.ThreadMXBean sun && sun.isThreadAllocatedMemorySupported()
                    ? sun
                    : null;
    private static final int STEPS_UNSEEN = 64;

    private final JudgingLimits limits;
    private int steps;
    private boolean isMeasured;
    private long nanosBefore;
    private long bytesBefore;
    private @Nullable RuntimeException end;

    Effort(JudgingLimits limits) {
        this.limits = limits;
    }

    /** To be called wherever something short is done again and again. */
    void step() {
        if (end != null || ++steps % STEPS_UNSEEN == 0) {
            check();
        }
    }

    /** To be called before and within what may take long. */
    void check() {
        require(0);
    }

    /** The same before so much memory is allocated at once. */
    void require(double bytes) {
        if (end != null) {
            throw end;
        }
        if (!isMeasured) {
            isMeasured = true;
            nanosBefore = nanos();
            bytesBefore = bytes();
        }
        if (nanos() - nanosBefore > limits.maxTime().toNanos()) {
            throw exceeded("it took longer than " + limits.maxTime() + " (declic.judging.max-time)");
        }
        if (bytes() - bytesBefore + bytes > limits.maxBytes()) {
            throw exceeded(
                    "it took more than " + (limits.maxBytes() >> 20) + "MB of memory (declic.judging.max-memory)");
        }
    }

    /** Gives up. */
    RuntimeException exceeded(String reason) {
        end = new Exceeded(reason);
        return end;
    }

    /** Gives up since what the expression asks for could not be read, which says nothing about the expression. */
    RuntimeException broken(RuntimeException failure) {
        end = end == null ? new Unread(failure) : end;
        return end;
    }

    /** To be called when there is a result; fails if it is what has become of a failure. */
    void finish() {
        if (end != null) {
            throw end;
        }
    }

    private static long nanos() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static long bytes() {
        return MEMORY == null
                ? 0
                : MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The expression took too much. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded(String reason) {
            super(reason, null, false, false);
        }
    }

    /** What the expression asks for could not be read. */
    static final class Unread extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        Unread(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }
}
