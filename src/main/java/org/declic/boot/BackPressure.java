package org.declic.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks senders to come again later, before they are read: while more events wait for correlation than the setting allows, and
 * while bodies are being read that together are large for the memory there is. Nothing is recorded then.
 */
final class BackPressure extends OncePerRequestFilter {

    /** The door whose clients know {@code success} and {@code message} only. */
    private static final String ACTIVE_CAMPAIGN = "/event";

    /** Doors that put events in line; a message over Camunda's REST API is correlated by its sender's own thread. */
    static final String[] DOORS = {ACTIVE_CAMPAIGN, "/events"};

    static final String RETRY_AFTER_SECONDS = "10";

    /** What is read takes several times the length of its text. */
    private static final int SHARE_OF_MEMORY = 8;

    /** What a body that does not tell its length is taken for. */
    private static final long UNKNOWN_LENGTH = 1 << 20;

    private final WaitingEvents waiting;
    private final int maxBacklog;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();

    BackPressure(WaitingEvents waiting, int maxBacklog) {
        this(waiting, maxBacklog, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    /** @param maxBytes how long the bodies may be together that are read at a time; one is always read */
    BackPressure(WaitingEvents waiting, int maxBacklog, long maxBytes) {
        this.waiting = waiting;
        this.maxBacklog = maxBacklog;
        this.maxBytes = maxBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var backlog = tooManyWait();
        if (backlog.isPresent()) {
            refuse(request, response, backlog.get());
            return;
        }
        var length = request.getContentLengthLong() < 0 ? UNKNOWN_LENGTH : request.getContentLengthLong();
        var together = bytes.addAndGet(length);
        try {
            if (together > maxBytes && together > length) {
                refuse(
                        request,
                        response,
                        "requests of " + (together - length) + " bytes are being read, and at most " + maxBytes
                                + " bytes at a time");
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            bytes.addAndGet(-length);
        }
    }

    /** If it can't be told, as the database is away, the door tells. */
    private Optional<String> tooManyWait() {
        try {
            var count = waiting.now().count();
            return count < maxBacklog
                    ? Optional.empty()
                    : Optional.of("at least " + maxBacklog + " events wait for correlation (declic.max-backlog)");
        } catch (RuntimeException away) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        var text = "nothing was recorded, send it again in " + RETRY_AFTER_SECONDS + " seconds: " + why;
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (request.getRequestURI().endsWith(ACTIVE_CAMPAIGN)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"success\":0,\"message\":\"" + text + "\"}");
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter()
                    .write("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\""
                            + text + "\"}");
        }
    }
}
