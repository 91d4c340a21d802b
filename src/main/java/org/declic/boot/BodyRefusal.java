package org.declic.boot;

import java.io.IOException;
import org.apache.catalina.connector.Response;
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
            BodyAnswers.write(path, response, status, why, retryAfter(status));
            response.finishResponse();
        }
    }

    private static @Nullable String retryAfter(HttpStatus status) {
        return status == HttpStatus.PAYLOAD_TOO_LARGE ? null : BackPressure.RETRY_AFTER_SECONDS;
    }
}
