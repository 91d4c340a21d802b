package org.declic.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The character sets of a form: what is declared counts, in the query, the body and its parts. */
class FormCharsetsTest extends DoorTest {

    private static final String FORM = "event=Ordered&visit[email]=ana@example.com";

    private static String message(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(400, 499);
        return App.json(answer).get("message").textValue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-www-form-urlencoded; charset=ISO-8859-1       | Gr%F6%DFe    | Größe
            application/x-www-form-urlencoded;charset="windows-1252"    | 5+%80        | 5 €
            application/x-www-form-urlencoded; charset=Shift_JIS        | %92%8D%95%B6 | 注文
            application/x-www-form-urlencoded; charset=utf-8            | Gr%C3%B6%C3%9Fe | Größe
            application/x-www-form-urlencoded                           | Gr%C3%B6%C3%9Fe | Größe
            """)
    void the_declared_character_set_counts_and_without_one_it_is_utf_8(String type, String value, String text) {
        var answer = post("/event?actid=demo&key=demo", type, FORM + "&eventdata=" + value);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(value()).isEqualTo(text);
    }

    @Test
    void the_query_is_utf_8_whatever_the_body_is() {
        var query = "/event?actid=demo&key=demo&event=" + encoded("Größe 訂單");
        var latin = "application/x-www-form-urlencoded; charset=ISO-8859-1";
        var answer = post(query, latin, "visit[email]=ana@example.com&eventdata=%FC");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(value()).isEqualTo("ü");
        assertThat(jdbc.queryForList("SELECT NAME FROM DECLIC_EVENT_NAME WHERE NAME LIKE 'Gr%'", String.class))
                .contains("Größe 訂單");
    }

    @Test
    void parts_and_the_field_for_it_declare_a_character_set_too() {
        var latin = """
                --b\r
                Content-Disposition: form-data; name="event"\r
                \r
                Ordered\r
                --b\r
                Content-Disposition: form-data; name="visit[email]"\r
                \r
                ana@example.com\r
                --b\r
                Content-Disposition: form-data; name="eventdata"\r
                Content-Type: text/plain; charset=ISO-8859-1\r
                \r
                Gr\u00f6\u00dfe\r
                --b--\r
                """;
        var part = app.send(app.request("/event?actid=demo&key=demo")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(latin, ISO_8859_1)));
        assertThat(part.statusCode()).as(part.body()).isEqualTo(200);
        assertThat(value()).isEqualTo("Größe");
        empty();
        var field = FORM + "&_charset_=windows-1252&eventdata=%80";
        assertThat(post("/event?actid=demo&key=demo", "application/x-www-form-urlencoded", field)
                        .statusCode())
                .isEqualTo(200);
        assertThat(value()).isEqualTo("€");
    }

    @Test
    void bytes_that_are_no_text_in_their_character_set_are_refused_by_the_name_of_the_field() {
        var type = "application/x-www-form-urlencoded";
        assertThat(message(post("/event?actid=demo&key=demo", type, FORM + "&eventdata=Gr%F6%DFe")))
                .startsWith("eventdata must be in UTF-8; any other character set must be declared, as by Content-Type")
                .endsWith("got 'Größe'");
        assertThat(message(post("/event?actid=demo&key=demo&visit[email]=ana%F6@example.com", type, "event=Ordered")))
                .startsWith("visit[email] must be in UTF-8");
        assertThat(message(post("/event?actid=demo&key=demo", type + "; charset=Shift_JIS", FORM + "&eventdata=%80")))
                .startsWith("eventdata must be in Shift_JIS");
        assertThat(message(post("/event?actid=demo&key=demo", type + "; charset=klingon", FORM)))
                .startsWith("Content-Type must");
        assertThat(events()).isZero();
    }
}
