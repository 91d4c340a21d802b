package org.declic.boot.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets the last part of some paths be any address or name that the doors take: {@code /}, {@code %} and {@code ;} if they are encoded.
 * All else is refused as before, such as {@code ..} and an encoded dot, which would mean another path.
 */
final class NamesInPaths implements HttpFirewall {

    private static final List<String> PATHS = List.of("/contacts/", "/api/3/eventTrackingEvents/");

    private final HttpFirewall strict;
    private final StrictHttpFirewall named = new StrictHttpFirewall();

    NamesInPaths(HttpFirewall strict) {
        this.strict = strict;
        named.setAllowUrlEncodedPercent(true);
        named.setAllowUrlEncodedSlash(true);
        named.setAllowUrlEncodedDoubleSlash(true);
        named.setAllowSemicolon(true);
        named.setAllowedHeaderValues(OddRequests::isHeaderValue);
        named.getEncodedUrlBlocklist().addAll(List.of(";", "//"));
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var prefix = request.getContextPath();
        var isNamed = PATHS.stream().anyMatch(path -> request.getRequestURI().startsWith(prefix + path));
        return (isNamed ? named : strict).getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }
}
