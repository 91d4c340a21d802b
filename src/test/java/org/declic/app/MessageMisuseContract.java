package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Camunda's REST API lets a caller try with the variables of a message. */
abstract class MessageMisuseContract extends AppContract {

    private static final AtomicInteger READ = new AtomicInteger();

    @BeforeAll
    void deploy() {
        app.deploy(Automation.of("misused").trigger("Start", "Misused", "trigger.limit", "none"));
    }

    @Test
    void serialised_java_objects_are_refused_and_never_read() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Gadget());
        }
        var serialised = Base64.getEncoder().encodeToString(bytes.toByteArray());
        var before = count("misused");
        var recorded = events();
        for (var name : new String[] {"gadget", "eventId"}) {
            var answer = variable(name, """
                    {"type":"Object","value":"%s","valueInfo":{"objectTypeName":"%s",
                    "serializationDataFormat":"application/x-java-serialized-object"}}""".formatted(serialised, Gadget.class.getName()));
            refused(answer);
        }
        refused(variable("gadget", """
                {"type":"Object","value":"{}","valueInfo":{"objectTypeName":"%s",
                "serializationDataFormat":"application/x-java-serialized-object"}}""".formatted(Gadget.class.getName())));
        refused(variable("eventId", """
                {"type":"Object","value":"[]","valueInfo":{"objectTypeName":"java.util.ArrayList",
                "serializationDataFormat":"application/json"}}"""));
        assertThat(events()).isEqualTo(recorded);
        app.settle();
        assertThat(READ).as("objects read").hasValue(0);
        assertThat(count("misused")).isEqualTo(before);
    }

    @Test
    void a_variable_longer_than_an_event_may_be_is_refused_and_not_recorded() {
        var before = events();
        for (var kilobytes : new int[] {65, 1024, 15 * 1024}) {
            var answer = variable(
                    "huge", "{\"type\":\"Json\",\"value\":\"[\\\"" + "x".repeat(kilobytes * 1024) + "\\\"]\"}");
            refused(answer);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("processVariables", "at most 65536 bytes")
                    .hasSizeLessThan(1000);
        }
        refused(variable("longer than the engine keeps", "{\"value\":\"" + "x".repeat(4001) + "\"}"));
        refused(variable("x".repeat(256), "{\"value\":1}"));
        refused(variable("\\u0000", "{\"value\":1}"));
        assertThat(variable("huge", "{\"value\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(events()).isEqualTo(before);
        assertThat(variable("large", "{\"value\":\"" + "x".repeat(4000) + "\"}").statusCode())
                .isEqualTo(204);
        assertThat(events()).isEqualTo(before + 1);
    }

    /** Bytes and files are no data of the event; what the engine keeps of them is bounded by the length of a request. */
    @Test
    void bytes_and_files_however_long_are_kept_by_the_engine_and_xml_is_refused() {
        for (var bytes : new int[] {70_000, 11 * 1024 * 1024}) {
            var before = count("misused");
            var text = "x".repeat(bytes);
            var base64 = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
            for (var variable : new String[] {
                "{\"type\":\"Bytes\",\"value\":\"" + base64 + "\"}",
                "{\"type\":\"File\",\"value\":\"" + base64 + "\",\"valueInfo\":{\"filename\":\"x.txt\"}}"
            }) {
                var answer = variable("large", variable);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            }
            assertThat(count("misused")).isEqualTo(before + 2);
            var recorded = events();
            refused(variable("large", "{\"type\":\"Xml\",\"value\":\"<x>" + text + "</x>\"}"));
            assertThat(events()).isEqualTo(recorded);
        }
        var recorded = events();
        assertThat(variable("large", "{\"type\":\"Bytes\",\"value\":\"" + "AAAA".repeat(4 * 1024 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        for (var broken : new String[] {
            "{\"type\":\"Bytes\",\"value\":\"no base64!\"}",
            "{\"type\":\"Xml\",\"value\":\"no xml\"}",
            "{\"type\":\"Xml\",\"value\":\"" + "<x>".repeat(100_000) + "\"}"
        }) {
            refused(variable("broken", broken));
        }
        assertThat(events()).isEqualTo(recorded);
    }

    @Test
    void a_variable_of_a_wrong_type_is_refused() {
        var before = count("misused");
        for (var value : new String[] {
            "{\"value\":\"no number\",\"type\":\"Integer\"}",
            "{\"value\":1,\"type\":\"Unheard\"}",
            "{\"value\":\"yesterday\",\"type\":\"Date\"}"
        }) {
            refused(variable("wrong", value));
        }
        assertThat(count("misused")).isEqualTo(before);
    }

    private HttpResponse<String> variable(String name, String json) {
        return message("Misused", ANA, ",\"processVariables\":{\"" + name + "\":" + json + "}");
    }

    private long events() {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForObject("SELECT COUNT(*) FROM DECLIC_EVENT", Long.class);
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContainPattern(FuzzIT.INSIDE);
    }

    /** Notices when somebody reads it. */
    public static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1L;

        private void readObject(java.io.ObjectInputStream in) throws IOException, ClassNotFoundException {
            READ.incrementAndGet();
            in.defaultReadObject();
        }
    }
}
