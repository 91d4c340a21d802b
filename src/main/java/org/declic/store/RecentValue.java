package org.declic.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A value that is read again once it is five seconds old. Threads that find it too old at the same moment each read it: none
 * waits for another's connection while it holds one itself.
 */
public final class RecentValue<T> {

    /** What another node has changed is known after so long. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private static final Boolean ONLY = true;

    private final Cache<Boolean, T> value;
    private final Supplier<T> source;
    private final AtomicLong begun = new AtomicLong();
    private long kept;

    public RecentValue(Clock clock, Supplier<T> source) {
        this.value = Caffeine.newBuilder()
                .expireAfterWrite(FRESH)
                .ticker(new PassedTime(clock))
                .build();
        this.source = source;
    }

    public T get() {
        var known = value.getIfPresent(ONLY);
        return known == null ? renew() : known;
    }

    private T renew() {
        var turn = begun.incrementAndGet();
        var read = source.get();
        keep(turn, read);
        return read;
    }

    /** What was begun to be read before the value was forgotten, or before a newer one was, is not kept. */
    private synchronized void keep(long turn, T read) {
        if (turn > kept) {
            kept = turn;
            value.put(ONLY, read);
        }
    }

    /** The next who asks reads it, now and when the running transaction has ended: till then others read what was before. */
    void forget() {
        forgetNow();
        OnCompletion.run(this::forgetNow);
    }

    private synchronized void forgetNow() {
        kept = begun.incrementAndGet();
        value.invalidateAll();
    }
}
