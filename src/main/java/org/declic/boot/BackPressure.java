package org.declic.boot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.declic.door.BodyRefused;
import org.declic.door.CountedBody;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks senders to come again later: before they are read, while more events wait for correlation than the setting allows; and
 * when bodies are being read that together are large for the memory there is. Nothing is recorded then.
 */
final class BackPressure extends OncePerRequestFilter {

    /** The door whose clients know {@code success} and {@code message} only. */
    private static final String ACTIVE_CAMPAIGN = "/event";

    private static final String API = "/api/3/";

    /**
     * Doors that put events in line. Not among them: a message over Camunda's REST API, which its sender's own thread
     * correlates, and {@code /unsubscribe}, since nobody's wish to leave is refused.
     */
    static final String[] DOORS = {ACTIVE_CAMPAIGN, "/events", API + "*"};

    /** What only asks. */
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    static final String RETRY_AFTER_SECONDS = "10";

    /** What is read takes several times the length of its text: as it came, as texts, and as what the database is sent. */
    private static final int SHARE_OF_MEMORY = 16;

    /** How much a body counts at the most before it is read, and one that does not tell its length: as much as a form may be. */
    private static final long BEFORE_READ = 1 << 20;

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
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return isApi(request) && READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var backlog = tooManyWait();
        if (backlog.isPresent()) {
            refuse(request, response, notNow(backlog.get()));
            return;
        }
        var share = new Share();
        try {
            share.reached(beforeRead(request));
        } catch (BodyRefused refused) {
            share.giveBack();
            refuse(request, response, refused.message());
            return;
        }
        try {
            chain.doFilter(new CountedBody(request, share), response);
        } finally {
            share.giveBack();
        }
    }

    private static long beforeRead(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return length < 0 ? BEFORE_READ : Math.min(length, BEFORE_READ);
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

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + API);
    }

    private static String notNow(String why) {
        return "nothing was recorded, send it again in " + RETRY_AFTER_SECONDS + " seconds: " + why;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String text)
            throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        if (request.getRequestURI().endsWith(ACTIVE_CAMPAIGN)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"success\":0,\"message\":\"" + text + "\"}");
        } else if (isApi(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"message\":\"" + text + "\"}");
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter()
                    .write("{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\""
                            + text + "\"}");
        }
    }

    /** What a request has of the bytes that may be read at a time: what it has read, and not what it says it will send. */
    private final class Share implements CountedBody.Reading {

        private long mine;

        @Override
        public void reached(long read) throws BodyRefused {
            if (read <= mine) {
                return;
            }
            var together = bytes.addAndGet(read - mine);
            mine = read;
            if (together > maxBytes && together > mine) {
                throw new BodyRefused(
                        HttpStatus.TOO_MANY_REQUESTS,
                        notNow("requests of " + (together - mine) + " bytes are being read, and at most " + maxBytes
                                + " bytes at a time"),
                        RETRY_AFTER_SECONDS);
            }
        }

        void giveBack() {
            bytes.addAndGet(-mine);
        }
    }
}
