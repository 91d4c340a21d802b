package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.declic.automation.engine.PasswordGuard;
import org.declic.door.DemoGuard;
import org.declic.door.Throttle;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has passwords that requests bring wait after many wrong ones, and a demo one work on this machine only, whoever's it is. */
public final class ThrottledPasswords implements PasswordGuard {

    /** None while a password is looked at, so that one that both HTTP Basic and the engine check counts once. */
    private final ThreadLocal<@Nullable Exchange> under = new ThreadLocal<>();

    private final Throttle throttle;

    public ThrottledPasswords(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public boolean check(@Nullable String user, @Nullable String password, BooleanSupplier isRight) {
        var now = under.get();
        if (now == null) {
            return isRight.getAsBoolean();
        }
        under.remove();
        try {
            return check(now.request(), user, password, isRight);
        } catch (PasswordRefused refused) {
            refused.addTo(now.response());
            throw refused;
        } finally {
            under.set(now);
        }
    }

    private boolean check(
            HttpServletRequest request, @Nullable String user, @Nullable String password, BooleanSupplier isRight) {
        var caller = Caller.of(Kind.PASSWORD, request, user);
        throttle.wait(caller).ifPresent(wait -> {
            throw PasswordRefused.untilLater(wait);
        });
        if (!isRight.getAsBoolean()) {
            throttle.wrong(caller);
            return false;
        }
        throttle.right(caller);
        if (DemoGuard.DEMO.equals(password)) {
            DemoGuard.refusal(request).ifPresent(reason -> {
                throw PasswordRefused.ofDemo(reason);
            });
        }
        return true;
    }

    /** A filter behind which passwords are those of the request. */
    OncePerRequestFilter ofRequests() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                under.set(new Exchange(request, response));
                try {
                    chain.doFilter(request, response);
                } finally {
                    under.remove();
                }
            }
        };
    }

    private record Exchange(HttpServletRequest request, HttpServletResponse response) {}
}
