package org.declic.boot.observe;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.declic.boot.security.ByteBudget;
import org.declic.door.BodyAnswers;
import org.declic.door.BodyRefused;
import org.declic.door.CountedBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks senders to come again later: before they are read, while more events wait for correlation than the setting allows; and
 * when bodies are being read that together are large for the memory there is. Nothing is recorded then.
 */
public final class BackPressure extends OncePerRequestFilter {

    /** The door whose clients know {@code success} and {@code message} only. */
    private static final String ACTIVE_CAMPAIGN = "/event";

    private static final String API = "/api/3/";

    private static final String OLD_API = "/admin/api.php";

    /**
     * Doors that put events in line. Not among them: a message over Camunda's REST API, which its sender's own thread
     * correlates, and {@code /unsubscribe}, since nobody's wish to leave is refused.
     */
    static final String[] DOORS = {ACTIVE_CAMPAIGN, "/events", API + "*", OLD_API};

    /** What only asks. */
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    public static final String RETRY_AFTER_SECONDS = "10";

    /** What is read takes several times the length of its text: as it came, as texts, and as what the database is sent. */
    private static final int SHARE_OF_MEMORY = 16;

    /** Of each body so much does not count, so that who sends little is not refused for others who send much. */
    private static final long FREE = 64L << 10;

    private static final String TOKEN = "Api-Token";

    private final WaitingEvents waiting;
    private final int maxBacklog;
    private final ByteBudget bytes;

    BackPressure(WaitingEvents waiting, int maxBacklog) {
        this(waiting, maxBacklog, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, FREE);
    }

    /**
     * @param maxBytes how long the bodies may be together that are read at a time, and half of that those of one account;
     *     one is always read
     * @param free of each body
     */
    BackPressure(WaitingEvents waiting, int maxBacklog, long maxBytes, long free) {
        this.waiting = waiting;
        this.maxBacklog = maxBacklog;
        this.bytes = new ByteBudget(maxBytes, maxBytes / 2, free);
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
        // bodies are read once the token is known to be an account's; a form, which holds its key, is read by the
        // server
        var share = bytes.share(String.valueOf(request.getHeader(TOKEN)));
        try {
            chain.doFilter(new CountedBody(request, read -> limit(share.reached(read))), response);
        } finally {
            share.giveBack();
        }
    }

    private static void limit(Optional<String> why) throws BodyRefused {
        if (why.isPresent()) {
            throw new BodyRefused(HttpStatus.TOO_MANY_REQUESTS, notNow(why.get()), RETRY_AFTER_SECONDS);
        }
    }

    /** If it can't be told, as the database is unavailable, the door tells. */
    private Optional<String> tooManyWait() {
        try {
            var count = waiting.now().count();
            return count < maxBacklog
                    ? Optional.empty()
                    : Optional.of("at least " + maxBacklog + " events wait for correlation (declic.max-backlog)");
        } catch (RuntimeException unavailable) {
            return Optional.empty();
        }
    }

    private static boolean isApi(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(API) || path.equals(OLD_API);
    }

    public static String notNow(String why) {
        return "nothing was recorded, send it again in " + RETRY_AFTER_SECONDS + " seconds: " + why;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String text)
            throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        BodyAnswers.write(path, response, HttpStatus.TOO_MANY_REQUESTS, text, RETRY_AFTER_SECONDS);
    }
}
