package org.declic.boot.guest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.declic.door.RefusalForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An answer of a door: its errors have the door's form, and the host's error pages stay the host's. */
final class ClosedResponse extends HttpServletResponseWrapper {

    private final RefusalForm form;

    ClosedResponse(HttpServletResponse response, String path) {
        super(response);
        this.form = RefusalForm.of(path);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, String text) throws IOException {
        var known = HttpStatus.resolve(status);
        var shown = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        if (!isCommitted()) {
            resetBuffer();
            form.write(this, shown, shown.getReasonPhrase());
        }
    }

    void failed() throws IOException {
        if (!isCommitted()) {
            resetBuffer();
            form.write(this, HttpStatus.INTERNAL_SERVER_ERROR, "the request failed; the log says why");
        }
    }
}
