package org.declic.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading the body of a request when it gets too long, whether or not it has said its length. */
public final class BodyLimit extends OncePerRequestFilter {

    private final long mostBytes;

    public BodyLimit(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > mostBytes) {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            BodyAnswers.write(path, response, HttpStatus.PAYLOAD_TOO_LARGE, tooLong(), null);
        } else {
            chain.doFilter(new CountedBody(request, this::limit), response);
        }
    }

    private void limit(long bytes) throws BodyRefused {
        if (bytes > mostBytes) {
            throw new BodyRefused(HttpStatus.PAYLOAD_TOO_LARGE, tooLong(), null);
        }
    }

    private String tooLong() {
        return "the body must be at most " + mostBytes + " bytes";
    }
}
