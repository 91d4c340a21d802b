package org.declic.boot.security;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be held at a time: in all, and of one sender. What counts is what has come, not what is
 * promised; the first bytes of each body are free, so that who sends little is never refused for others who send much.
 */
public final class ByteBudget {

    private final long most;
    private final long mostOfOne;
    private final long free;
    private final AtomicLong all = new AtomicLong();
    private final ConcurrentMap<String, Long> bySender = new ConcurrentHashMap<>();

    /** @param free of each body; threads bound how many bodies there are */
    public ByteBudget(long most, long mostOfOne, long free) {
        this.most = most;
        this.mostOfOne = mostOfOne;
        this.free = free;
    }

    public Share share(String sender) {
        return new Share(sender);
    }

    /** What one body holds; of one thread. */
    public final class Share {

        private final String sender;
        private long mine;

        private Share(String sender) {
            this.sender = sender;
        }

        /**
         * @param read how much of the body has come in all
         * @return why no more is taken; a body is always taken if nothing else is held, of anybody or of the sender
         */
        public Optional<String> reached(long read) {
            var more = read - free - mine;
            if (more <= 0) {
                return Optional.empty();
            }
            mine += more;
            var others = all.addAndGet(more) - mine;
            var othersOfSender = bySender.merge(sender, more, Long::sum) - mine;
            if (others > 0 && others + mine > most) {
                return Optional.of(
                        "requests of " + others + " bytes are being read, and at most " + most + " bytes at a time");
            }
            if (othersOfSender > 0 && othersOfSender + mine > mostOfOne) {
                return Optional.of("requests of " + othersOfSender
                        + " bytes of the same sender are being read, and at most " + mostOfOne + " bytes at a time");
            }
            return Optional.empty();
        }

        public void giveBack() {
            if (mine > 0) {
                all.addAndGet(-mine);
                bySender.computeIfPresent(sender, (same, held) -> held == mine ? null : Long.valueOf(held - mine));
                mine = 0;
            }
        }
    }
}
