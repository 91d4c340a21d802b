package org.declic.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Lets requests in by the key or token of an account. Wrong ones wait from some on. An account that an address has come
 * with before goes on being let in from there, so that nobody behind the same proxy can stop its events.
 */
public final class Admission {

    private static final int MOST_KNOWN = 10_000;
    private static final String METRICS = "declic.metrics.token";

    private final Accounts accounts;
    private final ForeignSites sites;
    private final Throttle throttle;
    private final Cache<Known, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    public Admission(Accounts accounts, ForeignSites sites, Throttle throttle) {
        this.accounts = accounts;
        this.sites = sites;
        this.throttle = throttle;
    }

    /**
     * The account of this id, if the key is its own.
     *
     * @throws DoorRefusal if the next try must wait, or demo values come from elsewhere
     */
    public Optional<Account> byKey(HttpServletRequest request, @Nullable String id, @Nullable String key) {
        return key == null
                ? Optional.empty()
                : admitted(request, Caller.of(Kind.KEY, request, id), accounts.byKey(id, key));
    }

    /**
     * The account whose token this is.
     *
     * @throws DoorRefusal if the next try must wait, or demo values come from elsewhere
     */
    public Optional<Account> byToken(HttpServletRequest request, @Nullable String token) {
        return token == null
                ? Optional.empty()
                : admitted(request, Caller.of(Kind.TOKEN, request, null), accounts.byToken(token));
    }

    /**
     * Whether whoever collects the metrics has brought the right token.
     *
     * @throws DoorRefusal if the next try must wait
     */
    public boolean toMetrics(HttpServletRequest request, boolean isRight) {
        return admits(Caller.of(Kind.TOKEN, request, METRICS), isRight ? Optional.of(METRICS) : Optional.empty());
    }

    private Optional<Account> admitted(HttpServletRequest request, Caller caller, Optional<Account> found) {
        if (!admits(caller, found.map(Account::id))) {
            return Optional.empty();
        }
        if (found.filter(Account::isDemo).isPresent()) {
            requireHere(request);
        }
        return found;
    }

    /** @param found who comes; empty if it was a wrong one */
    private boolean admits(Caller caller, Optional<String> found) {
        var key = found.map(who -> new Known(caller.address(), who));
        if (key.filter(one -> known.getIfPresent(one) != null).isPresent()) {
            return true;
        }
        requireNoWait(throttle, caller);
        key.ifPresentOrElse(one -> known.put(one, true), () -> throttle.wrong(caller));
        return key.isPresent();
    }

    static void requireNoWait(Throttle throttle, Caller caller) {
        throttle.wait(caller).ifPresent(wait -> {
            throw new DoorRefusal(wait, "too many wrong tries from this address");
        });
    }

    private void requireHere(HttpServletRequest request) {
        DemoGuard.refusal(request)
                .or(() -> sites.sent(request)
                        ? Optional.of(DemoGuard.refusal(
                                "for a page of another site; declic.security.origins names those that may"))
                        : Optional.empty())
                .ifPresent(refusal -> {
                    throw new DoorRefusal(HttpStatus.FORBIDDEN, refusal);
                });
    }

    /** That an account, or whoever collects the metrics, has come from an address. */
    private record Known(String address, String who) {}
}
