package org.declic.door.cloudevents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What systems want that send events by themselves, as <em>HTTP 1.1 Web Hooks for Event Delivery</em> (CloudEvents 1.0.2) says.
 *
 * @param origins who may send events so, such as {@code eventgrid.azure.net}; {@code *} for anybody who has a token
 */
public record Webhooks(List<String> origins) {

    private static final String BEARER = "bearer ";

    public Webhooks {
        origins = List.copyOf(origins);
    }

    /** The token of an account: {@code Api-Token}, {@code Authorization: Bearer} or {@code ?access_token=}; null for none. */
    static @Nullable String token(HttpServletRequest request) {
        var token = request.getHeader("Api-Token");
        if (token != null) {
            return token;
        }
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        var query = request.getQueryString();
        return query == null || !query.contains("access_token=")
                ? null
                : plain(UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst("access_token"));
    }

    /** What is escaped wrongly is no token. */
    private static @Nullable String plain(@Nullable String token) {
        try {
            return token == null ? null : UriUtils.decode(token, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    /** Says whether the origin that asks may send events, at whatever rate. */
    void answer(HttpServletRequest request, HttpServletResponse response) {
        var origin = request.getHeader("WebHook-Request-Origin");
        if (origin == null || !origins.contains("*") && !origins.contains(origin.strip())) {
            return;
        }
        response.setHeader("WebHook-Allowed-Origin", origin.strip());
        if (request.getHeader("WebHook-Request-Rate") != null) {
            response.setHeader("WebHook-Allowed-Rate", "*");
        }
    }

    /** Whether the sender would take the body of the answer for an event, as Knative does. */
    static boolean takesAnswersForEvents(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(preferences -> List.of(preferences.split(",")).stream())
                .anyMatch(preference -> preference.strip().equalsIgnoreCase("reply"));
    }
}
