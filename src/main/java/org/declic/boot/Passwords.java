package org.declic.boot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.declic.automation.PasswordGuard;
import org.declic.door.DemoGuard;
import org.declic.door.Throttle;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Has passwords that requests bring wait after many wrong ones, and the demo user's work on this machine only. */
final class Passwords implements PasswordGuard {

    /** So that a password that both HTTP Basic and the engine check counts once. */
    private final ThreadLocal<Boolean> checking = ThreadLocal.withInitial(() -> false);

    private final Throttle throttle;

    Passwords(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public boolean check(@Nullable String user, @Nullable String password, BooleanSupplier isRight) {
        if (checking.get() || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now)) {
            return isRight.getAsBoolean();
        }
        checking.set(true);
        try {
            return checkOf(now, user, password, isRight);
        } catch (PasswordRefused refused) {
            var response = now.getResponse();
            if (response != null) {
                refused.addTo(response);
            }
            throw refused;
        } finally {
            checking.remove();
        }
    }

    private boolean checkOf(
            ServletRequestAttributes now,
            @Nullable String user,
            @Nullable String password,
            BooleanSupplier isRight) {
        HttpServletRequest request = now.getRequest();
        var caller = Caller.of(Kind.PASSWORD, request, user);
        throttle.wait(caller).ifPresent(wait -> {
            throw PasswordRefused.untilLater(wait);
        });
        if (!isRight.getAsBoolean()) {
            throttle.wrong(caller);
            return false;
        }
        throttle.right(caller);
        if (DemoGuard.DEMO.equals(user) && DemoGuard.DEMO.equals(password)) {
            DemoGuard.refusal(request).ifPresent(reason -> {
                throw PasswordRefused.ofDemo(reason);
            });
        }
        return true;
    }
}
