package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.declic.contact.InvalidInput;
import org.declic.door.ForeignSites;
import org.declic.door.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what pages of other sites would change where the browser sends credentials by itself. What only asks passes: it
 * changes nothing, and browsers don't show the answer to those pages.
 */
final class ForgedRequests extends OncePerRequestFilter {

    private static final Set<String> ASKING = Set.of("GET", "HEAD", "OPTIONS");

    private final ForeignSites sites;

    ForgedRequests(ForeignSites sites) {
        this.sites = sites;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ASKING.contains(request.getMethod()) || !sites.sent(request)) {
            chain.doFilter(request, response);
            return;
        }
        Problems.write(
                response,
                HttpStatus.FORBIDDEN,
                "a page of another site may not do this (Origin: "
                        + InvalidInput.shown(request.getHeader(HttpHeaders.ORIGIN))
                        + "); declic.security.origins names those that may");
    }
}
