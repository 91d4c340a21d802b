package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses outside are told of what happens to contacts, by jobs. */
abstract class WebhooksContract extends ApiClientContract {

    private Receiver receiver;

    @BeforeEach
    void receive() {
        receiver = new Receiver();
    }

    @AfterEach
    void stopReceiving() {
        receiver.close();
        for (var one : ok("/webhooks?limit=100").get("webhooks")) {
            send("DELETE", "/webhooks/" + one.get("id").textValue(), "");
        }
    }

    @Test
    void changes_and_events_are_told_in_a_signed_form() throws Exception {
        var list = made("/lists", "{\"list\":{\"name\":\"Told list\"}}")
                .at("/list/id")
                .textValue();
        var tag =
                made("/tags", "{\"tag\":{\"tag\":\"told-tag\"}}").at("/tag/id").textValue();
        var hook = webhook(
                "/told",
                "contact_add,update,subscribe,unsubscribe,contact_tag_added,contact_tag_removed,event",
                "api,public");
        var secret = hook.get("secret").textValue();
        var contact = contact("told@example.com", "Bo");
        var of = "\"contact\":" + contact + ",";
        made("/contactLists", "{\"contactList\":{" + of + "\"list\":" + list + ",\"status\":1}}");
        var attached = made("/contactTags", "{\"contactTag\":{" + of + "\"tag\":" + tag + "}}")
                .at("/contactTag/id")
                .textValue();
        send("PUT", "/contacts/" + contact, "{\"contact\":{\"lastName\":\"Told\"}}");
        send("DELETE", "/contactTags/" + attached, "");
        made("/contactLists", "{\"contactList\":{" + of + "\"list\":" + list + ",\"status\":2}}");
        app.track("Ordered & paid", "told@example.com", "{\"amount\":5}");

        await().until(() -> receiver.at("/told").size() == 7);
        var kinds =
                receiver.at("/told").stream().map(one -> one.form().get("type")).toList();
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "contact_add",
                        "subscribe",
                        "contact_tag_added",
                        "update",
                        "contact_tag_removed",
                        "unsubscribe",
                        "event");
        var subscribed = form("/told", "subscribe");
        assertThat(subscribed)
                .containsEntry("list", list)
                .containsEntry("contact[id]", contact)
                .containsEntry("contact[email]", "told@example.com")
                .containsEntry("contact[first_name]", "Bo")
                .containsEntry("initiated_from", "api");
        assertThat(form("/told", "contact_tag_added")).containsEntry("tag", "told-tag");
        assertThat(form("/told", "event"))
                .containsEntry("event[name]", "Ordered & paid")
                .containsEntry("event[value]", "{\"amount\":5}")
                .containsEntry("initiated_from", "public");
        for (var one : receiver.at("/told")) {
            var signed =
                    one.headers().get("webhook-id") + "." + one.headers().get("webhook-timestamp") + "." + one.body();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            assertThat(one.headers().get("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
        }
    }

    @Test
    void a_webhook_is_told_what_it_asked_for_and_no_more() {
        var wanted = made("/lists", "{\"list\":{\"name\":\"Wanted\"}}")
                .at("/list/id")
                .textValue();
        var other = made("/lists", "{\"list\":{\"name\":\"Unwanted\"}}")
                .at("/list/id")
                .textValue();
        made(
                "/webhooks",
                "{\"webhook\":{\"name\":\"One list\",\"url\":\"%s\",\"events\":[\"subscribe\"],\"sources\":[\"api\"],\"listid\":%s}}"
                        .formatted(receiver.url("/one-list"), wanted));
        webhook("/by-system", "event,subscribe", "system");
        webhook("/all", "subscribe,event", "public,admin,api,system");
        var contact = contact("asked@example.com", "A");
        for (var list : List.of(other, wanted)) {
            made(
                    "/contactLists",
                    "{\"contactList\":{\"contact\":%s,\"list\":%s,\"status\":1}}".formatted(contact, list));
        }
        app.track("Ordered", "asked@example.com");
        app.form("Long ago", "asked@example.com", Map.of("backfill", "true"));
        await().until(() ->
                receiver.at("/all").size() == 3 && receiver.at("/one-list").size() == 1);
        app.settle();
        assertThat(form("/one-list", "subscribe")).containsEntry("list", wanted);
        assertThat(receiver.at("/by-system")).isEmpty();
        assertThat(receiver.at("/all")).hasSize(3);
    }

    @Test
    void what_an_address_refuses_is_tried_again_and_ends_as_an_incident_while_others_are_told() {
        receiver.answer(one -> switch (one.path()) {
            case "/refuses" -> 500;
            case "/later" -> receiver.at("/later").size() < 2 ? 503 : 204;
            case "/elsewhere" -> 302;
            default -> 200;
        });
        webhook("/refuses", "event", "public");
        webhook("/later", "event", "public");
        webhook("/elsewhere", "event", "public");
        webhook("/takes", "event", "public");
        app.track("Refused", "refused@example.com");
        await().until(() -> receiver.at("/refuses").size() == 3
                && receiver.at("/later").size() == 2
                && receiver.at("/elsewhere").size() == 3
                && receiver.at("/takes").size() == 1);
        app.settle();
        var failed = app.engine()
                .getManagementService()
                .createJobQuery()
                .noRetriesLeft()
                .list();
        assertThat(failed)
                .hasSize(2)
                .allSatisfy(job -> assertThat(job.getExceptionMessage())
                        .contains("could not be told of event ")
                        .doesNotContain("refused@example.com"));
        assertThat(app.engine().getRuntimeService().createIncidentQuery().count())
                .isEqualTo(2);
        var ids = receiver.at("/refuses").stream()
                .map(one -> one.headers().get("webhook-id"))
                .distinct()
                .toList();
        assertThat(ids).as("the receiver knows a repeat by it").hasSize(1);
    }

    @Test
    void an_address_that_never_answers_does_not_stop_others() {
        receiver.answer(one -> one.path().equals("/silent") ? 0 : 200);
        webhook("/silent", "event", "public");
        webhook("/prompt", "event", "public");
        for (var i = 0; i < 5; i++) {
            app.track("Said " + i, "silent@example.com");
        }
        await().until(() -> receiver.at("/prompt").size() == 5);
        app.deploy(Automation.of("meanwhile").trigger("Start", "Meanwhile"));
        app.message("{\"messageName\":\"Meanwhile\",\"businessKey\":\"silent@example.com\"}");
        assertThat(app.running("meanwhile", "silent@example.com")).isOne();
    }

    @Test
    void one_that_is_gone_is_told_no_more_until_it_is_changed() {
        receiver.answer(one -> 410);
        var id = webhook("/gone", "event", "public").get("id").textValue();
        app.track("First", "gone@example.com");
        await().until(() ->
                ok("/webhooks/" + id).at("/webhook/state").textValue().equals("0"));
        app.track("Second", "gone@example.com");
        app.settle();
        assertThat(receiver.at("/gone")).hasSize(1);
        receiver.answer(one -> 200);
        var changed = send("PUT", "/webhooks/" + id, "{\"webhook\":{\"name\":\"Back\"}}");
        assertThat(Client.json(changed).at("/webhook/state").textValue()).isEqualTo("1");
        app.track("Third", "gone@example.com");
        await().until(() -> receiver.at("/gone").size() == 2);
        assertThat(send("DELETE", "/webhooks/" + id, "").body()).isEqualTo("{}");
        assertThat(send("GET", "/webhooks/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void webhooks_are_listed_and_what_is_wrong_is_named() {
        var hook = webhook("/listed", "subscribe,sent", "public");
        assertThat(hook.get("events").toString()).isEqualTo("[\"sent\",\"subscribe\"]");
        assertThat(hook.get("listid").textValue()).isEqualTo("0");
        var found = ok("/webhooks?filters[name]=hook%20/listed");
        assertThat(found.at("/webhooks/0/id")).isEqualTo(hook.get("id"));
        assertThat(found.at("/webhooks/0").has("secret")).isFalse();
        assertThat(ok("/webhook/events").get("webhookEvents").toString())
                .contains("subscribe", "unsubscribe", "update", "contact_tag_added", "contact_add", "event");
        var back = send("PUT", "/webhooks/" + hook.get("id").textValue(), "{\"webhook\":" + hook + "}");
        assertThat(Client.json(back).get("webhook")).isEqualTo(hook);
        for (var bad : List.of(
                "\"url\":\"ftp://example.com\" url must be an address of http",
                "\"url\":\"http://user:pw@example.com\" url must be an address of http",
                "\"events\":[\"nothing\"] events must be some of",
                "\"events\":[] events must be a list",
                "\"sources\":\"api\" sources must be a list",
                "\"listid\":999999 No Result found for List",
                "\"secret\":\"short\" secret must be",
                "\"nome\":1 nome is no member of a webhook")) {
            var parts = bad.split(" ", 2);
            var answer = send("PUT", "/webhooks/" + hook.get("id").textValue(), "{\"webhook\":{" + parts[0] + "}}");
            assertThat(answer.statusCode()).as(bad + answer.body()).isIn(404, 422);
            assertThat(answer.body()).contains(parts[1]);
        }
    }

    private JsonNode webhook(String path, String events, String sources) {
        return made(
                        "/webhooks",
                        "{\"webhook\":{\"name\":\"Hook %s\",\"url\":\"%s\",\"events\":[\"%s\"],\"sources\":[\"%s\"]}}"
                                .formatted(
                                        path,
                                        receiver.url(path),
                                        events.replace(",", "\",\""),
                                        sources.replace(",", "\",\"")))
                .get("webhook");
    }

    private Map<String, String> form(String path, String kind) {
        return receiver.at(path).stream()
                .map(Receiver.Received::form)
                .filter(form -> form.get("type").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private String contact(String email, String name) {
        return made("/contact/sync", "{\"contact\":{\"email\":\"" + email + "\",\"firstName\":\"" + name + "\"}}")
                .at("/contact/id")
                .textValue();
    }
}
