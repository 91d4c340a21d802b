package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.declic.entry.operate.Imports;
import org.junit.jupiter.api.Test;

/** Many contacts are imported by a job, each by itself. */
abstract class ImportsContract extends ApiClientContract {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void contacts_are_imported_with_all_that_is_said_of_them_and_their_status_is_told() {
        var list = made("/lists", "{\"list\":{\"name\":\"Imported\"}}")
                .at("/list/id")
                .textValue();
        var left = made("/lists", "{\"list\":{\"name\":\"Left before\"}}")
                .at("/list/id")
                .textValue();
        var field = made("/fields", "{\"field\":{\"title\":\"Imported city\"}}")
                .at("/field/id")
                .textValue();
        var gone = made("/contact/sync", "{\"contact\":{\"email\":\"gone@import.example\"}}")
                .at("/contact/id")
                .textValue();
        made("/contactLists", "{\"contactList\":{\"contact\":%s,\"list\":%s,\"status\":2}}".formatted(gone, left));
        try (var receiver = new Receiver()) {
            var batch = imported("""
                    {"contacts":[
                        {"email":"Ann@import.example","first_name":"Ann","last_name":"A","phone":"1","customer_acct_name":"x",
                            "tags":["t one","t two"],"fields":[{"id":%2$s,"value":"Graz"}],"subscribe":[{"listid":%1$s}]},
                        {"email":"gone@import.example","subscribe":[{"listid":"%3$s"}],"unsubscribe":[{"listid":"%1$s"}]}],
                     "callback":{"url":"%4$s","requestType":"POST","params":[{"key":"k","value":"v"}],
                        "headers":[{"key":"X-Own","value":"own"}]}}
                    """.formatted(list, field, left, receiver.url("/imported")));
            var status = completed(batch);
            assertThat(status.get("success").size()).isEqualTo(2);
            assertThat(status.get("failure").size()).isZero();
            var ann = ok("/contacts/" + status.at("/success/0").textValue());
            assertThat(ann.at("/contact/email").textValue()).isEqualTo("ann@import.example");
            assertThat(ann.at("/contact/firstName").textValue()).isEqualTo("Ann");
            assertThat(ann.at("/fieldValues/0/value").textValue()).isEqualTo("Graz");
            assertThat(ann.at("/contactTags").size()).isEqualTo(2);
            assertThat(ann.at("/contactLists/0/status").textValue()).isEqualTo("1");
            var lists = ok("/contacts/" + gone + "/contactLists").get("contactLists");
            assertThat(lists.findValuesAsText("status"))
                    .as("who has left a list is not subscribed by an import")
                    .containsExactly("2", "2");
            await().atMost(LONG).until(() -> receiver.at("/imported").size() == 1);
            var told = receiver.at("/imported").get(0);
            assertThat(told.headers()).containsEntry("x-own", "own");
            assertThat(told.form())
                    .containsEntry("k", "v")
                    .containsEntry("success", "2")
                    .containsEntry("failures", "0");
        }
        var days = ok("/import/bulk_import");
        assertThat(days.at("/recentlyCompleted/0/batches").isTextual()).isTrue();
        assertThat(days.has("outstanding")).isTrue();
    }

    @Test
    void one_that_fails_leaves_the_others_and_many_are_done_portion_by_portion() {
        for (var i = 0; i < 3; i++) {
            made("/tags", "{\"tag\":{\"tag\":\"import tag " + i + "\"}}");
        }
        var field = made("/fields", "{\"field\":{\"title\":\"Goes meanwhile\"}}")
                .at("/field/id")
                .textValue();
        app.jobs().shutdown();
        String batch;
        try {
            var contacts = IntStream.range(0, 120)
                    .mapToObj(i -> "{\"email\":\"n%d@many.example\"%s}"
                            .formatted(i, i == 7 ? ",\"fields\":[{\"id\":" + field + ",\"value\":\"x\"}]" : ""))
                    .collect(Collectors.joining(","));
            batch = imported("{\"contacts\":[" + contacts + "],\"exclude_automations\":false}");
            assertThat(ok("/import/info?batchId=" + batch).get("status").textValue())
                    .isEqualTo("waiting");
            assertThat(ok("/import/bulk_import").at("/outstanding/0/contacts").textValue())
                    .isEqualTo("120");
            send("DELETE", "/fields/" + field, "");
        } finally {
            app.jobs().start();
        }
        var status = completed(batch);
        assertThat(status.get("success").size()).isEqualTo(119);
        assertThat(status.get("failure").toString()).isEqualTo("[\"n7@many.example\"]");
        assertThat(ok("/contacts?email_like=@many.example").at("/meta/total").textValue())
                .isEqualTo("119");
    }

    @Test
    void what_is_not_as_it_must_be_is_told_by_its_place_and_nothing_is_imported() {
        var refused = send(
                "POST",
                "/import/bulk_import",
                "{\"contacts\":[{\"email\":\"fine@import.example\"},{\"email\":\"nobody\"},{\"email\":\"a@import.example\",\"age\":7},"
                        + "{\"email\":\"a@import.example\",\"subscribe\":[{\"listid\":999999}]}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        var reasons = Client.json(refused).get("failureReasons");
        assertThat(reasons.findValuesAsText("contact")).containsExactly("1", "2", "3");
        assertThat(reasons.toString())
                .contains("email must be an e-mail address", "age is no member here", "subscribe.listid must be an id");
        assertThat(ok("/contacts?email=fine@import.example").at("/meta/total").textValue())
                .isEqualTo("0");
        for (var bad : List.of(
                "{}",
                "{\"contacts\":[]}",
                "{\"contacts\":[{\"email\":\"fine@import.example\"}],\"exclude_automations\":true}",
                "{\"contacts\":7}",
                "{\"contacts\":[7]}",
                "{\"contacts\":[{\"email\":\"a@import.example\"}],\"callback\":{\"url\":\"ftp://x\"}}",
                "{\"contacts\":[{\"email\":\"a@import.example\"}],\"more\":1}",
                "{\"contacts\":[{\"email\":\"a@import.example\"}],\"callback\":{\"url\":\"http://example.com\",\"headers\":[{\"key\":\"Host\",\"value\":\"x\"}]}}")) {
            var answer = send("POST", "/import/bulk_import", bad);
            assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(400);
            assertThat(Client.json(answer).get("success").intValue()).isZero();
        }
        assertThat(send("GET", "/import/info", "").body())
                .isEqualTo("{\"success\":0,\"message\":\"'batchId' is a required field.\"}");
        assertThat(send("GET", "/import/info?batchId=none", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/import/info?batch=none", "").statusCode()).isEqualTo(400);
    }

    @Test
    void who_is_erased_is_forgotten_by_imports_too_and_imports_are_forgotten_after_a_week() {
        var batch =
                imported("{\"contacts\":[{\"email\":\"erased@import.example\"},{\"email\":\"kept@import.example\"}]}");
        var id = completed(batch).at("/success/0").textValue();
        send("DELETE", "/contacts/" + id, "");
        assertThat(completed(batch).get("success").size()).isOne();
        var imports = app.bean(Imports.class);
        var completed = imports.find(batch).orElseThrow().completedAt();
        imports.forget(completed);
        assertThat(imports.find(batch)).isPresent();
        imports.forget(completed.plusSeconds(1));
        assertThat(send("GET", "/import/info?batchId=" + batch, "").statusCode())
                .isEqualTo(404);
        assertThat(imports.outcomes(batch)).isEmpty();
    }

    private String imported(String body) {
        var answer = send("POST", "/import/bulk_import", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Client.json(answer).get("Success").intValue()).isOne();
        return Client.json(answer).get("batchId").textValue();
    }

    private JsonNode completed(String batch) {
        await().atMost(LONG)
                .until(() -> ok("/import/info?batchId=" + batch)
                        .get("status")
                        .textValue()
                        .equals("completed"));
        return ok("/import/info?batchId=" + batch);
    }
}
