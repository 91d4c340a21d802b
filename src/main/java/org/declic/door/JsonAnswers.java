package org.declic.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;

/** Answers in JSON where no controller is at work: problems look as Spring MVC writes them. */
public final class JsonAnswers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private JsonAnswers() {}

    public static String text(Object body) throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }

    static void write(HttpServletResponse response, int status, MediaType type, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType(type.toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        JSON.writeValue(response.getWriter(), body);
    }
}
