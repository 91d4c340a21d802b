package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Each request in the tables of {@code activecampaign.md} is answered as it stands there. */
abstract class DocumentedApiContract extends ApiClientContract {

    private static final Pattern PLACE = Pattern.compile("<(\\w+)>");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    private Map<String, String> things = Map.of();

    @Test
    void requests_of_the_api_are_answered_as_documented() throws IOException {
        app.deploy(Automation.of("documented").trigger("Start", "Documented", "trigger.limit", "none"));
        var rows = rows("## API 3");
        assertThat(rows).hasSizeGreaterThan(50);
        var softly = new SoftAssertions();
        var isUsed = true;
        for (var row : rows) {
            if (isUsed) {
                things = things();
            }
            var request = code(row.get(0)).get(0).split(" ", 2);
            var body = row.get(1).isEmpty() ? "" : code(row.get(1)).get(0);
            var answer = send(request[0], "/" + filled(request[1], true), filled(body, false));
            softly.assertThat(answer.statusCode())
                    .as(row + answer.body())
                    .isEqualTo(Integer.parseInt(row.get(2).substring(0, 3)));
            softly.assertThat(Client.json(answer).fieldNames())
                    .toIterable()
                    .as(row.toString())
                    .containsExactlyInAnyOrderElementsOf(code(row.get(2)));
            isUsed = request[0].equals("DELETE");
        }
        softly.assertAll();
    }

    @Test
    void actions_of_the_old_api_are_answered_as_documented() throws IOException {
        app.deploy(Automation.of("documented").trigger("Start", "Documented", "trigger.limit", "none"));
        var rows = rows("## The old API");
        assertThat(rows).hasSize(15);
        var softly = new SoftAssertions();
        var isUsed = true;
        for (var row : rows) {
            if (isUsed) {
                things = things();
            }
            var action = code(row.get(0)).get(0);
            var form =
                    row.get(1).isEmpty() ? "" : escaped(filled(code(row.get(1)).get(0), false));
            var answer = app.send(app.request("/admin/api.php?api_key=demo&api_output=json&api_action=" + action)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            softly.assertThat(answer.statusCode()).isEqualTo(200);
            softly.assertThat(Client.json(answer).get("result_code").intValue())
                    .as(row + answer.body())
                    .isOne();
            softly.assertThat(Client.json(answer).fieldNames())
                    .toIterable()
                    .as(row.toString())
                    .containsAll(code(row.get(2)));
            isUsed = action.equals("contact_delete");
        }
        softly.assertAll();
    }

    /** The cells of the first table below the heading. */
    private static List<List<String>> rows(String heading) throws IOException {
        return Files.readAllLines(Path.of("src/docs/reference/activecampaign.md")).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private String filled(String text, boolean encoded) {
        return PLACE.matcher(text).replaceAll(place -> {
            var thing = place.group(1).equals("new")
                    ? "new-" + UUID.randomUUID()
                    : Objects.requireNonNull(things.get(place.group(1)), place.group());
            return (encoded ? URLEncoder.encode(thing, UTF_8).replace("+", "%20") : thing).replace("$", "\\$");
        });
    }

    /** One of each, of its own. */
    private Map<String, String> things() {
        var own = UUID.randomUUID().toString();
        var all = new HashMap<String, String>();
        all.put("email", own + "@doc.example");
        all.put("event", own + " event");
        made("/eventTrackingEvents", "{\"eventTrackingEvent\":{\"name\":\"" + own + " event\"}}");
        all.put("list", id("/lists", "list", "\"name\":\"" + own + " list\""));
        all.put("tag", id("/tags", "tag", "\"tag\":\"" + own + " tag\""));
        all.put("field", id("/fields", "field", "\"title\":\"" + own + " field\""));
        all.put("contact", id("/contact/sync", "contact", "\"email\":\"" + own + "@doc.example\""));
        var of = "\"contact\":\"" + all.get("contact") + "\",";
        all.put("contactTag", id("/contactTags", "contactTag", of + "\"tag\":" + all.get("tag")));
        all.put(
                "fieldValue",
                id("/fieldValues", "fieldValue", of + "\"field\":" + all.get("field") + ",\"value\":\"x\""));
        all.put("automation", ok("/automations/documented").at("/automation/id").textValue());
        all.put(
                "contactAutomation",
                id("/contactAutomations", "contactAutomation", of + "\"automation\":" + all.get("automation")));
        all.put(
                "webhook",
                id(
                        "/webhooks",
                        "webhook",
                        "\"name\":\"x\",\"url\":\"http://127.0.0.1:9/\",\"events\":[\"sent\"],\"sources\":[\"api\"]"));
        var imported = send("POST", "/import/bulk_import", "{\"contacts\":[{\"email\":\"" + own + "@doc.example\"}]}");
        all.put("import", Client.json(imported).get("batchId").textValue());
        return all;
    }

    private String id(String path, String kind, String members) {
        JsonNode made = made(path, "{\"" + kind + "\":{" + members + "}}");
        return made.at("/" + kind + "/id").textValue();
    }
}
