package org.declic.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has browsers send the cookies of Camunda's web applications by HTTPS only, once they have come by it. That of the session
 * the server marks itself; those that are written as headers are marked here.
 */
final class SecureCookies extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.isSecure();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void addHeader(String name, String value) {
                super.addHeader(name, secure(name, value));
            }

            @Override
            public void setHeader(String name, String value) {
                super.setHeader(name, secure(name, value));
            }
        });
    }

    private static String secure(String name, String value) {
        return !HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)
                        || value.toLowerCase(Locale.ROOT).matches(".*;\\s*secure(;.*|\\s*)")
                ? value
                : value + ";Secure";
    }
}
