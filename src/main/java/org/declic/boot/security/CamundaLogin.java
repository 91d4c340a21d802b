package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.declic.automation.engine.Administrators;
import org.declic.door.DemoGuard;
import org.declic.door.DoorRefusal;
import org.declic.door.Problems;
import org.declic.door.Throttle;
import org.declic.door.Throttle.Caller;
import org.declic.door.Throttle.Kind;
import org.declic.event.StorageUnavailable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks for a Camunda user by HTTP Basic, without Spring Security, and tells the engine who is asking. Or it takes the user that
 * the application's own security has found, where that is set.
 */
final class CamundaLogin extends OncePerRequestFilter {

    private static final String BASIC = "Basic ";

    private final IdentityService identity;
    private final Administrators administrators;
    private final Throttle throttle;
    private final boolean asks;

    /** @param asks whether users and passwords are looked at here */
    CamundaLogin(ProcessEngine engine, Throttle throttle, boolean asks) {
        this.identity = engine.getIdentityService();
        this.administrators = Administrators.of(engine);
        this.throttle = throttle;
        this.asks = asks;
    }

    /** Whether the path is for users: others ask for keys and tokens. */
    static boolean isAsked(ServletRequest request) {
        var path = path((HttpServletRequest) request);
        return !DoorPaths.isAtOrBelow(path, DoorPaths.API)
                && Arrays.stream(DoorPaths.WITH_KEYS).noneMatch(path::equals);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isAsked(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var user = asks ? userWithPassword(request) : userOfHost(request);
            var groups = groups(user);
            if (DoorPaths.isAtOrBelow(path(request), DoorPaths.CONTACTS) && !administrators.include(user, groups)) {
                throw new DoorRefusal(HttpStatus.FORBIDDEN, "the user may not do this");
            }
            identity.setAuthentication(user, groups, tenants(user));
        } catch (DoorRefusal refusal) {
            refuse(request, response, refusal);
            return;
        } catch (RuntimeException failed) {
            if (!StorageUnavailable.isCauseOf(failed)) {
                throw failed;
            }
            Problems.writeUnavailable(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private String userWithPassword(HttpServletRequest request) {
        var given = credentials(request);
        var caller = Caller.of(Kind.PASSWORD, request, given.user());
        throttle.wait(caller).ifPresent(wait -> {
            throw new DoorRefusal(wait, "too many wrong passwords from this address");
        });
        if (!identity.checkPassword(given.user(), given.password())) {
            throttle.wrong(caller);
            throw needed();
        }
        throttle.right(caller);
        if (DemoGuard.DEMO.equals(given.password())) {
            DemoGuard.refusal(request).ifPresent(reason -> {
                throw new DoorRefusal(HttpStatus.FORBIDDEN, reason);
            });
        }
        return given.user();
    }

    private static Credentials credentials(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw needed();
        }
        try {
            var text = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            if (colon > 0) {
                return new Credentials(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException noBase64) {
            // as if there were none
        }
        throw needed();
    }

    private static DoorRefusal needed() {
        return new DoorRefusal(HttpStatus.UNAUTHORIZED, "a Camunda user and password are needed, by HTTP Basic");
    }

    private static String userOfHost(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        if (principal == null || principal.getName() == null) {
            throw new DoorRefusal(
                    HttpStatus.UNAUTHORIZED,
                    "the application's own security must have found a user (declic.security.enabled)");
        }
        return principal.getName();
    }

    private List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> tenants(String user) {
        return identity.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, DoorRefusal refusal)
            throws IOException {
        if (asks && refusal.status() == HttpStatus.UNAUTHORIZED && !FetchedByPage.is(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Declic\"");
        }
        refusal.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
        Problems.write(response, refusal.status(), String.valueOf(refusal.getMessage()));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private record Credentials(String user, String password) {}
}
