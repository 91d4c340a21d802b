package org.declic.boot.security;

import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Response;
import org.declic.boot.observe.BackPressure;
import org.declic.door.BodyAnswers;
import org.declic.door.BodyRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Answers at once and for good when a body is not read on; whoever was reading it has no say in the answer any more. */
record BodyRefusal(String path, Response response) {

    BodyRefused because(HttpStatus status, String why) throws IOException {
        answer(status, why);
        return new BodyRefused(status, why, retryAfter(status));
    }

    void answer(HttpStatus status, String why) throws IOException {
        if (!response.isCommitted()) {
            response.reset();
            response.setHeader(HttpHeaders.CONNECTION, "close");
            BodyAnswers.write(path, new Unnoticed(response), status, why, retryAfter(status));
            response.finishResponse();
            // neither logs nor looks for a page what others make of the end of the body
            response.setError();
            response.setErrorReported();
            response.getRequest().setAttribute(QuietRefusals.ANSWERED, true);
        }
    }

    /** Whoever was reading may still ask for the writer or the stream, neither of which is taken. */
    private static final class Unnoticed extends HttpServletResponseWrapper {

        private final Response response;

        private Unnoticed(Response response) {
            super(response);
            this.response = response;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            var reporter = response.getReporter();
            return reporter == null ? super.getWriter() : reporter;
        }
    }

    private static @Nullable String retryAfter(HttpStatus status) {
        return status == HttpStatus.PAYLOAD_TOO_LARGE ? null : BackPressure.RETRY_AFTER_SECONDS;
    }
}
