package org.declic.door.activecampaign;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.declic.door.JsonOnly;
import org.declic.door.RefusalForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Serves the paths that take forms by Spring MVC, with a limit for multipart forms of its own. The server reads these itself, past every
 * filter, and a form in chunks doesn't tell how long it is; what bounds them is the registration of a servlet.
 */
public final class FormServlet extends DispatcherServlet {

    /** Those of event tracking and of the old API. */
    private static final List<String> PATHS = List.of("/event", "/admin/api.php");

    private static final long serialVersionUID = 1L;

    private final long mostBytes;

    /** @param mostBytes as the registration has it */
    public FormServlet(WebApplicationContext context, long mostBytes) {
        super(context);
        this.mostBytes = mostBytes;
    }

    /** @param prefix of all paths; empty for none */
    public static String[] paths(String prefix) {
        return PATHS.stream().map(path -> prefix + path).toArray(String[]::new);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // each byte is a character until it is known of which character set it is
        request.setCharacterEncoding(StandardCharsets.ISO_8859_1.name());
        if (isRead(request, response)) {
            super.service(new JsonOnly(request), response);
        }
    }

    /** If it is not, that has been answered. */
    private boolean isRead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isMultipart(request)) {
            return true;
        }
        try {
            request.getParts();
            return true;
        } catch (IllegalStateException tooLong) {
            refuse(
                    request,
                    response,
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "the multipart form must be at most " + mostBytes + " bytes, in as few parts as it has fields");
        } catch (IOException | ServletException broken) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "the multipart form can't be read");
        }
        return false;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String text)
            throws IOException {
        if (!response.isCommitted()) {
            RefusalForm.of(request).write(response, status, text);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }
}
