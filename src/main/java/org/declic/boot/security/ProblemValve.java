package org.declic.boot.security;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.declic.door.RefusalForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the server refuses before any door, and what no door has answered: JSON in the form of the door, with nothing of the inside. */
final class ProblemValve extends ErrorReportValve {

    /** Attribute of a request whose path can't be read: how it begins. */
    static final String UNREADABLE = ProblemValve.class.getName() + ".path";

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var known = HttpStatus.resolve(status);
        var shown = known == null ? HttpStatus.BAD_REQUEST : known;
        var unreadable = request.getCoyoteRequest().getAttribute(UNREADABLE);
        var form = unreadable instanceof String path ? RefusalForm.of(path) : RefusalForm.of(request);
        try {
            response.setContentType(form.contentType());
            response.setCharacterEncoding("UTF-8");
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(form.text(shown, text(shown)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException tooLate) {
            container.getLogger().debug("The answer can't be written any more", tooLate);
        }
    }

    private static String text(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? "the request can't be read: method, path, query and headers must be written as HTTP has them"
                : status.getReasonPhrase();
    }
}
