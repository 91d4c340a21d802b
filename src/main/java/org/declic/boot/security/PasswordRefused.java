package org.declic.boot.security;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.declic.door.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A password is not looked at, or of no use here. Camunda's REST API and web applications answer with its status. */
final class PasswordRefused extends RestException {

    private static final long serialVersionUID = 1L;

    private final long retryAfter;

    private PasswordRefused(Response.Status status, String message, long retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    static PasswordRefused untilLater(Duration wait) {
        var seconds = Problems.seconds(wait);
        return new PasswordRefused(
                Response.Status.TOO_MANY_REQUESTS,
                "too many wrong passwords from this address, try again in " + seconds + " s",
                seconds);
    }

    static PasswordRefused ofDemo(String reason) {
        return new PasswordRefused(Response.Status.FORBIDDEN, reason, 0);
    }

    void addTo(HttpServletResponse response) {
        if (retryAfter > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
    }

    void writeTo(HttpServletResponse response) throws IOException {
        addTo(response);
        Problems.write(response, HttpStatus.valueOf(getStatus().getStatusCode()), String.valueOf(getMessage()));
    }
}
