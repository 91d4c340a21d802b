package org.declic.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes whoever guesses wait: after some wrong tries from one address for one user or account, each further one is let
 * through after a wait only, which doubles. Others, from other addresses, wait for nothing. Kept in memory, on this node.
 */
public final class Throttle {

    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);

    private static final int MOST = 20_000;
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int LONGEST_NAME = 100;

    private final int free;
    private final Duration longest;
    private final LongSupplier nanos;
    private final Observer observer;
    private final Cache<Caller, Tries> tries;

    /**
     * @param free how many wrong tries cost nothing; 0 to let everybody guess
     * @param longest how long a wait may become
     * @param nanos a time that only goes on
     */
    public Throttle(int free, Duration longest, LongSupplier nanos, Observer observer) {
        this.free = free;
        this.longest = longest;
        this.nanos = nanos;
        this.observer = observer;
        this.tries = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FORGOTTEN.plus(longest))
                .ticker(nanos::getAsLong)
                .build();
    }

    /** How long the caller has to wait; empty if the next try may be made now, and then only this one. */
    public Optional<Duration> wait(Caller caller) {
        var known = free == 0 ? null : tries.getIfPresent(caller);
        if (known == null || known.wrong() < free) {
            return Optional.empty();
        }
        var now = nanos.getAsLong();
        var left = new long[1];
        tries.asMap().computeIfPresent(caller, (same, last) -> {
            left[0] = last.until() - now;
            return left[0] > 0
                    ? last
                    : new Tries(last.wrong(), now + delay(last.wrong()).toNanos());
        });
        if (left[0] <= 0) {
            return Optional.empty();
        }
        observer.refused(caller.kind(), true);
        return Optional.of(Duration.ofNanos(left[0]));
    }

    /** The try was a wrong one. */
    public void wrong(Caller caller) {
        observer.refused(caller.kind(), false);
        if (free == 0) {
            return;
        }
        var now = nanos.getAsLong();
        var wrong = tries.asMap()
                .merge(caller, new Tries(1, now), (last, one) -> {
                    var count = Math.min(last.wrong() + 1, free + Long.SIZE);
                    return new Tries(
                            count, count < free ? now : now + delay(count).toNanos());
                })
                .wrong();
        if (wrong >= free) {
            LOG.warn(
                    "{} or more wrong tries by {} from {} for {}: the next is taken in {} s",
                    wrong,
                    caller.kind().word(),
                    caller.address(),
                    InvalidInput.shown(caller.name()),
                    delay(wrong).toSeconds());
        }
    }

    /** The try was right: what was wrong before is forgotten. */
    public void right(Caller caller) {
        if (tries.getIfPresent(caller) != null) {
            tries.invalidate(caller);
        }
    }

    private Duration delay(int wrong) {
        var seconds = 1L << Math.min(wrong - free, 30);
        return seconds < longest.toSeconds() ? Duration.ofSeconds(seconds) : longest;
    }

    /** What is guessed. */
    public enum Kind {
        PASSWORD,
        KEY,
        TOKEN,
        LINK;

        /** As in logs and metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who tries: of IPv6 the network, as a machine has all addresses of it.
     *
     * @param name of the user or account; empty if what is guessed has none
     */
    public record Caller(Kind kind, String address, String name) {

        /** @param name as given, whether there is such a one or not */
        public static Caller of(Kind kind, HttpServletRequest request, @Nullable String name) {
            var given = name == null ? "" : name;
            return new Caller(
                    kind,
                    network(String.valueOf(request.getRemoteAddr())),
                    given.length() > LONGEST_NAME ? given.substring(0, LONGEST_NAME) : given);
        }

        private static String network(String address) {
            if (address.indexOf(':') < 0) {
                return address;
            }
            try {
                var bytes = InetAddress.getByName(address).getAddress();
                return bytes.length == 16
                        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "::/64"
                        : InetAddress.getByAddress(bytes).getHostAddress();
            } catch (UnknownHostException none) {
                return address;
            }
        }
    }

    /** Is told of what is not let in. */
    @FunctionalInterface
    public interface Observer {

        /** @param waits whether it was refused without being looked at, as it must wait; else it was wrong */
        void refused(Kind kind, boolean waits);
    }

    /** @param until when the next try is let through, once there were too many */
    private record Tries(int wrong, long until) {}
}
