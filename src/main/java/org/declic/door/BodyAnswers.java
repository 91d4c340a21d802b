package org.declic.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Says that a body is not read, before any door is asked, in the form that the door's clients know. */
public final class BodyAnswers {

    private BodyAnswers() {}

    /**
     * @param path below the context, such as {@code /event}
     * @param retryAfter in how many seconds it may be taken; null for never
     */
    public static void write(
            String path, HttpServletResponse response, HttpStatus status, String text, @Nullable String retryAfter)
            throws IOException {
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (path.equals("/event")) {
            json(response, status, Map.of("success", 0, "message", text));
        } else if (path.startsWith("/api/3/")) {
            json(response, status, Map.of("message", text));
        } else if (path.startsWith("/engine-rest/") || path.startsWith("/camunda/")) {
            json(response, status, Map.of("type", BodyRefused.class.getSimpleName(), "message", text));
        } else {
            Problems.write(response, status, text);
        }
    }

    private static void json(HttpServletResponse response, HttpStatus status, Map<String, Object> body)
            throws IOException {
        JsonAnswers.write(response, status.value(), MediaType.APPLICATION_JSON, body);
    }
}
