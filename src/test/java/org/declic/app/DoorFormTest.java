package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request as such is told in the form of the door, too. */
class DoorFormTest extends DoorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /event | application/x-www-form-urlencoded, multipart/form-data; boundary=b | {"success":0,"message":
            /admin/api.php?api_action=user_me&api_key=demo | application/x-www-form-urlencoded | {"result_code":0,"result_message":
            /api/3/contacts | application/json | {"message":
            /events | application/cloudevents+json | {"type":"about:blank","title":
            """)
    void a_body_whose_chunks_are_broken_is_refused(String path, String types, String form) {
        for (var chunks : new String[] {"zz\r\nactid=demo\r\n0\r\n\r\n", "5\r\nactid=demo&key=demo\r\n0\r\n\r\n"}) {
            for (var type : types.split(", ")) {
                var head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nApi-Token: demo\r\nConnection: close"
                        + "\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
                var answer = Wire.send(URI.create(app.root()).getPort(), head + chunks);
                assertThat(Wire.status(answer)).as(answer).isEqualTo(400);
                assertThat(answer.split("\r\n\r\n", 2)[1].replaceFirst("(?s)^[0-9a-f]+\r\n", ""))
                        .as(answer)
                        .startsWith(form);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "text/html", "a/b/c", "application/xml", ";", "*/*;q=x"})
    void what_a_client_asks_for_does_not_change_the_form(String accept) {
        for (var line : new String[] {
            "GET /api/3/contacts | {\"contacts\":",
            "POST /api/3/tags/1/2 | {\"message\":",
            "GET /api/3/contacts/999999 | {\"message\":",
            "GET /api/3/contacts?x=1 | {\"errors\":",
            "POST /event | {\"success\":0,\"message\":",
            "POST /event?actid=demo&key=demo&event=x&visit[email]=a@b.example | {\"success\":1,\"message\":",
            "GET /admin/api.php?api_action=user_me&api_key=demo | {\"id\":",
        }) {
            var parts = line.split(" \\| ");
            var answer = Wire.ask(app, parts[0], "Api-Token: demo", "Accept: " + accept);
            assertThat(answer.split("\r\n\r\n", 2)[1].replaceFirst("(?s)^[0-9a-f]+\r\n", ""))
                    .as(line + "\n" + answer)
                    .startsWith(parts[1]);
        }
    }
}
