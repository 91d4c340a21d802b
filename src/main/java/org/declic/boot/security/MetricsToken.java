package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.declic.door.Admission;
import org.declic.door.DoorRefusal;
import org.declic.door.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets who brings {@code declic.metrics.token} as a bearer token read the metrics and nothing else, so that whatever collects
 * them needs no Camunda user. Wrong ones wait from some on, as those of accounts do.
 */
final class MetricsToken extends OncePerRequestFilter {

    /** What the token allows. No group of Camunda has such an id. */
    static final String AUTHORITY = "declic.metrics.token";

    private static final String BEARER = "Bearer ";

    private final @Nullable String token;
    private final RequestMatcher metrics;
    private final Admission admission;

    /** @param token null if there is none */
    MetricsToken(@Nullable String token, RequestMatcher metrics, Admission admission) {
        this.token = token;
        this.metrics = metrics;
        this.admission = admission;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var given = token == null || !metrics.matches(request) ? "" : brought(request);
            if (!given.isEmpty() && admission.toMetrics(request, MessageDigest.isEqual(bytes(given), bytes(token)))) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        AUTHORITY, null, List.of(new SimpleGrantedAuthority(AUTHORITY))));
                SecurityContextHolder.setContext(context);
            }
        } catch (DoorRefusal refusal) {
            refusal.headers().forEach((name, values) -> response.setHeader(name, values.get(0)));
            Problems.write(response, refusal.status(), String.valueOf(refusal.getMessage()));
            return;
        }
        chain.doFilter(request, response);
    }

    private static String brought(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }

    private static byte[] bytes(@Nullable String text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }
}
