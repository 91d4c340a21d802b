package org.declic.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.declic.contact.Email;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is answered where no controller is at work. */
class JsonAnswersTest {

    @Test
    void a_problem_has_the_members_of_rfc_9457_and_no_others() throws Exception {
        var response = new MockHttpServletResponse();
        Problems.write(response, HttpStatus.BAD_REQUEST, "say \"when\"\n");
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json;charset=UTF-8");
        assertThat(new ObjectMapper().readTree(response.getContentAsString()))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "say \\"when\\"\\n"}
                        """));
    }

    @Test
    void each_door_answers_in_the_form_that_its_clients_know() throws Exception {
        assertThat(answer("/event")).isEqualTo("{\"message\":\"too \\\"long\\\"\",\"success\":0}");
        assertThat(answer("/api/3/contacts")).isEqualTo("{\"message\":\"too \\\"long\\\"\"}");
        assertThat(answer("/engine-rest/message"))
                .isEqualTo("{\"message\":\"too \\\"long\\\"\",\"type\":\"BodyRefused\"}");
        assertThat(answer("/events")).contains("\"status\":413", "\"detail\":\"too \\\"long\\\"\"");
    }

    @Test
    void values_in_the_page_to_unsubscribe_are_text() {
        assertThat(UnsubscribePage.asking("<b>News</b> & “more”", new Email("o'neil@example.com")))
                .contains("&lt;b&gt;News&lt;/b&gt; &amp; “more”", "o&#39;neil@example.com", "<form method=\"post\">")
                .doesNotContain("<b>", "{{", "Unsubscribed");
        assertThat(UnsubscribePage.done()).contains("<h1>Unsubscribed</h1>").doesNotContain("<form", "{{");
    }

    private static String answer(String path) throws Exception {
        var response = new MockHttpServletResponse();
        BodyAnswers.write(path, response, HttpStatus.PAYLOAD_TOO_LARGE, "too \"long\"", "5");
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        var json = new ObjectMapper()
                .configure(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
        return json.writeValueAsString(json.readValue(response.getContentAsString(), java.util.Map.class));
    }
}
