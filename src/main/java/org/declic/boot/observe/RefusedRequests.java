package org.declic.boot.observe;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.declic.boot.security.RefusalObserver;
import org.declic.event.Door;
import org.declic.event.EventObserver;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts requests that a door refuses, whoever in the chain refuses them. A message whose event was recorded is not refused,
 * though the answer says 400 when no automation lets the contact in.
 */
final class RefusedRequests implements EventObserver, RefusalObserver {

    /** Which door is behind a path, as patterns of servlets. */
    static final Map<String, Door> DOORS = Map.of(
            "/event", Door.EVENT,
            "/events", Door.EVENTS,
            "/engine-rest/message", Door.MESSAGE,
            "/api/3/*", Door.API,
            "/admin/api.php", Door.API,
            "/2/track/event", Door.API,
            "/unsubscribe", Door.UNSUBSCRIBE);

    private final ThreadLocal<Boolean> recorded = ThreadLocal.withInitial(() -> false);
    private final Meters meters;

    RefusedRequests(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void recorded(Door door, long recorded, long duplicates) {
        this.recorded.set(true);
    }

    @Override
    public void refused(String path, int status) {
        if (DOORS.containsKey(path) || path.startsWith("/api/3/")) {
            meters.refused(door(path), status);
        }
    }

    Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                count(request, response, chain);
            }
        };
    }

    private void count(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        recorded.remove();
        var status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            if (status >= HttpServletResponse.SC_BAD_REQUEST && !recorded.get()) {
                meters.refused(
                        door(request.getRequestURI()
                                .substring(request.getContextPath().length())),
                        status);
            }
            recorded.remove();
        }
    }

    private static Door door(String path) {
        return DOORS.getOrDefault(path, Door.API);
    }
}
