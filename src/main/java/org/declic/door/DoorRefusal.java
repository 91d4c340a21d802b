package org.declic.door;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that a door does not take. The message is meant for the sender. */
public final class DoorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final long retryAfter;

    public DoorRefusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
        this.retryAfter = 0;
    }

    /** The sender is to come again later. */
    public DoorRefusal(Duration wait, String message) {
        super(message + ", try again in " + Problems.seconds(wait) + " s");
        this.status = HttpStatus.TOO_MANY_REQUESTS;
        this.retryAfter = Problems.seconds(wait);
    }

    public HttpStatus status() {
        return status;
    }

    /** Headers of the answer. */
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        if (retryAfter > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
        return headers;
    }
}
