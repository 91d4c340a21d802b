package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.declic.door.RefusalForm;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses paths that are written to mean another one, such as {@code //engine-rest} and {@code /./engine-rest}. Spring
 * Security's firewall would, but a filter before it fails at such paths of a servlet like Camunda's REST API.
 */
final class OddPaths extends OncePerRequestFilter {

    private final HttpFirewall firewall = new NamesInPaths(new StrictHttpFirewall());

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException odd) {
            refuse(request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalForm.of(request)
                .write(
                        response,
                        HttpStatus.BAD_REQUEST,
                        "method, path and headers must be written plainly: no //, /./, /../, ; or control characters, and of the"
                                + " path no %2e, %2f, %5c, %25");
    }
}
