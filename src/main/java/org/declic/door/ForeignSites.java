package org.declic.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.declic.contact.InvalidInput;

/**
 * Tells requests that a browser sends for a page of another site. The user may know nothing of them, and the browser adds
 * credentials by itself. Clients that are no browsers send neither {@code Sec-Fetch-Site} nor {@code Origin}.
 */
public final class ForeignSites {

    private static final String ORIGIN = "Origin";
    private static final String SITE = "Sec-Fetch-Site";

    /** {@code none}: the user's own doing, such as an address typed in. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    /** Of programs on the user's machine, Camunda Modeler among them; a page of a site never has it. */
    private static final String PROGRAM = "file://";

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<String> allowed;

    /**
     * @param allowed origins that may do what the application's own pages may, such as {@code https://shop.example.com}
     * @throws InvalidInput if one is none
     */
    public ForeignSites(List<String> allowed) {
        this.allowed = allowed.stream().map(ForeignSites::checked).collect(Collectors.toUnmodifiableSet());
    }

    private static String checked(String origin) {
        if (!origin.trim().matches("(?i)https?://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(:\\d{1,5})?")) {
            throw new InvalidInput(
                    "declic.security.origins", "must be origins such as https://shop.example.com", origin);
        }
        return normal(origin);
    }

    private static String normal(String origin) {
        return origin.trim().toLowerCase(Locale.ROOT);
    }

    /** Whether a page of another site has sent it; another port of the same host is another site. */
    public boolean sent(HttpServletRequest request) {
        var origin = request.getHeader(ORIGIN);
        if (origin != null && (origin.startsWith(PROGRAM) || allowed.contains(normal(origin)))) {
            return false;
        }
        var site = request.getHeader(SITE);
        if (site != null) {
            return !OWN.contains(site);
        }
        return origin != null && !isOwn(origin, request);
    }

    /** Browsers say the site to addresses of HTTPS and of loopback only; to others they say the origin. */
    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            var uri = new URI(origin);
            var isSecure = "https".equalsIgnoreCase(uri.getScheme());
            return uri.getHost() != null
                    && uri.getHost().equalsIgnoreCase(request.getServerName())
                    && (isSecure || !request.isSecure())
                    && isSamePort(uri.getPort() < 0 ? (isSecure ? HTTPS : HTTP) : uri.getPort(), request);
        } catch (java.net.URISyntaxException none) {
            return false;
        }
    }

    /** A proxy that does HTTPS for the application passes a host without a port. */
    private static boolean isSamePort(int port, HttpServletRequest request) {
        return port == request.getServerPort() || port == HTTPS && request.getServerPort() == HTTP;
    }
}
