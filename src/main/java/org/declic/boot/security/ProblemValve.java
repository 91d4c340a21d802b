package org.declic.boot.security;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the server refuses before any door, and what no door has answered: a problem in JSON, with nothing of the inside. */
final class ProblemValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var known = HttpStatus.resolve(status);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                var title = known == null ? "Error" : known.getReasonPhrase();
                writer.write(JSON.writeValueAsString(new Problem("about:blank", title, status)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException tooLate) {
            container.getLogger().debug("The answer can't be written any more", tooLate);
        }
    }

    /** As in RFC 9457, in this order. */
    private record Problem(String type, String title, int status) {}
}
