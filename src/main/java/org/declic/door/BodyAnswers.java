package org.declic.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

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
        RefusalForm.of(path).write(response, status, text);
    }
}
