package org.declic.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The form in which clients of a door understand that a request is refused, whoever in the server refuses it. */
public enum RefusalForm {
    /** ActiveCampaign's event tracking. */
    EVENT {
        @Override
        Map<String, Object> body(HttpStatus status, String text) {
            return pairs("success", 0, "message", text);
        }
    },
    /** ActiveCampaign's API 3. */
    API {
        @Override
        Map<String, Object> body(HttpStatus status, String text) {
            return pairs("message", text);
        }
    },
    /** ActiveCampaign's old API. */
    LEGACY {
        @Override
        Map<String, Object> body(HttpStatus status, String text) {
            return pairs("result_code", 0, "result_message", text, "result_output", "json");
        }
    },
    /** Camunda's REST API. */
    ENGINE {
        @Override
        Map<String, Object> body(HttpStatus status, String text) {
            return pairs("type", BodyRefused.class.getSimpleName(), "message", text);
        }
    },
    /** Everything else: RFC 9457. */
    PROBLEM {
        @Override
        Map<String, Object> body(HttpStatus status, String text) {
            return pairs(
                    "type", "about:blank", "title", status.getReasonPhrase(), "status", status.value(), "detail", text);
        }
    };

    /** @param path below the context, such as {@code /event}; one that is written oddly is taken for what it seems to mean */
    public static RefusalForm of(String path) {
        var plain = (path + "/")
                .replaceAll(";[^/]*", "")
                .replaceAll("/(\\./)+", "/")
                .replaceAll("/{2,}", "/");
        if (plain.startsWith("/event/")) {
            return EVENT;
        }
        if (plain.startsWith("/api/3/")) {
            return API;
        }
        if (plain.startsWith("/admin/api.php/") || plain.startsWith("/2/track/event/")) {
            return LEGACY;
        }
        return plain.startsWith("/engine-rest/") || plain.startsWith("/camunda/") ? ENGINE : PROBLEM;
    }

    /** By the path that the client has asked for, also where the server has passed the request on to its page for errors. */
    public static RefusalForm of(HttpServletRequest request) {
        var uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
        var context = request.getContextPath();
        return of(
                uri == null ? "" : context != null && uri.startsWith(context) ? uri.substring(context.length()) : uri);
    }

    /** What the answer says. */
    abstract Map<String, Object> body(HttpStatus status, String text);

    MediaType mediaType() {
        return this == PROBLEM ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON;
    }

    /** Writes the answer where no controller is at work. */
    public void write(HttpServletResponse response, HttpStatus status, String text) throws IOException {
        if (this == PROBLEM) {
            Problems.write(response, status, text);
        } else {
            JsonAnswers.write(response, status.value(), mediaType(), body(status, text));
        }
    }

    /** The answer as JSON, for where there is not even a response to write by. */
    public String text(HttpStatus status, String text) throws JsonProcessingException {
        return JsonAnswers.text(body(status, text));
    }

    public String contentType() {
        return mediaType().toString();
    }

    static Map<String, Object> pairs(Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            body.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return body;
    }
}
