package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/** What fails because a body is not read on is no fault of the server's: that has been answered, and the log stays short. */
final class QuietRefusals extends OncePerRequestFilter {

    static final String ANSWERED = QuietRefusals.class.getName();

    private static final Logger LOG = LoggerFactory.getLogger(QuietRefusals.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failed) {
            if (request.getAttribute(ANSWERED) == null) {
                throw failed;
            }
            LOG.debug("A body was not read on", failed);
        }
    }
}
