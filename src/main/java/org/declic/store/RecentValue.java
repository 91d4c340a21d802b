package org.declic.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
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

    /** Reads it now, however old it is. */
    T renew() {
        var read = source.get();
        value.put(ONLY, read);
        return read;
    }

    /** The next who asks reads it. */
    void forget() {
        value.invalidateAll();
    }
}
