package org.declic.door;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The rest of a body is not read. The message is meant for the sender. */
public final class BodyRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String retryAfter;

    /** @param retryAfter in how many seconds it may be taken; null for never */
    public BodyRefused(HttpStatus status, String message, @Nullable String retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The refusal that has ended the reading, somewhere among the causes. */
    public static Optional<BodyRefused> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyRefused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public HttpStatus status() {
        return status;
    }

    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return headers;
    }
}
