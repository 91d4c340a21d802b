package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contacts, lists, tags and fields by ActiveCampaign's API 3, as its clients use it. */
abstract class ApiContract extends ApiClientContract {

    @Test
    void a_contact_is_made_once_synced_changed_and_found() {
        var field = made("/fields", "{\"field\":{\"title\":\"Country\",\"type\":\"text\"}}")
                .at("/field/id")
                .textValue();
        var made = made(
                "/contacts",
                "{\"contact\":{\"email\":\" Max@Example.com\",\"firstName\":\"Max\",\"fieldValues\":[{\"field\":\""
                        + field + "\",\"value\":\"DE\"}]}}");
        assertThat(made.at("/contact/email").textValue()).isEqualTo("max@example.com");
        assertThat(made.at("/contact/id").isTextual()).isTrue();
        assertThat(made.at("/fieldValues/0/value").textValue()).isEqualTo("DE");
        var id = made.at("/contact/id").textValue();

        var again = send("POST", "/contacts", "{\"contact\":{\"email\":\"max@example.com\"}}");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Client.json(again).at("/errors/0/code").textValue()).isEqualTo("duplicate");
        assertThat(Client.json(again).at("/errors/0/source/pointer").textValue())
                .isEqualTo("/data/attributes/email");

        var synced = made("/contact/sync", "{\"contact\":{\"email\":\"max@example.com\",\"lastName\":\"Muster\"}}");
        assertThat(synced.at("/contact/id").textValue()).isEqualTo(id);
        assertThat(synced.at("/contact/firstName").textValue())
                .as("what is not given stays")
                .isEqualTo("Max");
        var changed = send("PUT", "/contacts/" + id, "{\"contact\":{\"phone\":\"+49 1\"}}");
        assertThat(changed.statusCode()).isEqualTo(200);
        var shown = ok("/contacts/" + id);
        assertThat(shown.at("/contact/phone").textValue()).isEqualTo("+49 1");
        assertThat(shown.at("/contact/lastName").textValue()).isEqualTo("Muster");
        assertThat(ok("/contacts?email=MAX@example.com").at("/meta/total").textValue())
                .isEqualTo("1");
        assertThat(ok("/contacts?search=must").at("/contacts/0/id").textValue()).isEqualTo(id);
        assertThat(ok("/contacts?search=100%25_").at("/meta/total").textValue()).isEqualTo("0");
        assertThat(ok("/contacts?limit=1&offset=1000").at("/contacts").size()).isZero();
        assertThat(logs(id)).containsExactly("Contact updated", "Contact updated", "Contact created");
    }

    @Test
    void lists_and_tags_trigger_automations_and_subscribing_twice_is_one_event() {
        app.deploy(
                Automation.of("subscribed").trigger("Start", "List subscribed", "trigger.list", "Offers"),
                Automation.of("tagged").trigger("Start", "Tag added", "trigger.tag", "vip"));
        var list = made("/lists", "{\"list\":{\"name\":\"Offers\",\"stringid\":\"offers\"}}")
                .at("/list/id")
                .textValue();
        var tag = made("/tags", "{\"tag\":{\"tag\":\"vip\",\"tagType\":\"contact\",\"description\":\"good\"}}")
                .at("/tag/id")
                .textValue();
        assertThat(send("POST", "/tags", "{\"tag\":{\"tag\":\"vip\"}}").statusCode())
                .isEqualTo(422);
        var id = made("/contact/sync", "{\"contact\":{\"email\":\"nia@example.com\"}}")
                .at("/contact/id")
                .textValue();
        var subscribe = "{\"contactList\":{\"list\":" + list + ",\"contact\":" + id + ",\"status\":%s}}";
        assertThat(made("/contactLists", subscribe.formatted("1"))
                        .at("/contactList/status")
                        .textValue())
                .isEqualTo("1");
        made("/contactLists", subscribe.formatted("\"1\""));
        assertThat(ok("/contacts?listid=" + list).at("/contacts/0/email").textValue())
                .isEqualTo("nia@example.com");
        var label = "{\"contactTag\":{\"contact\":\"" + id + "\",\"tag\":\"" + tag + "\"}}";
        var attached = made("/contactTags", label).at("/contactTag/id").textValue();
        made("/contactTags", label);
        assertThat(ok("/contacts?tagid=" + tag).at("/meta/total").textValue()).isEqualTo("1");
        app.settle();
        assertThat(app.running("subscribed", "nia@example.com")).isOne();
        assertThat(app.running("tagged", "nia@example.com")).isOne();

        assertThat(send("DELETE", "/contactTags/" + attached, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/contactTags/" + attached, "").statusCode()).isEqualTo(404);
        made("/contactLists", subscribe.formatted("2"));
        assertThat(ok("/contacts?listid=" + list).at("/meta/total").textValue()).isEqualTo("0");
        assertThat(logs(id))
                .containsExactly("List unsubscribed", "Tag removed", "Tag added", "List subscribed", "Contact created");
        assertThat(ok("/lists").at("/lists").findValuesAsText("name")).contains("Offers");
        assertThat(ok("/tags?search=VI").at("/meta/total").textValue()).isEqualTo("1");
        assertThat(ok("/tags/" + tag).at("/tag/description").textValue()).isEqualTo("good");
    }

    @Test
    void what_is_wrong_is_told_in_activecampaigns_form() {
        assertThat(send("GET", "/contacts/999999", "").body())
                .contains("\"message\":\"No Result found for Subscriber with id 999999\"");
        assertThat(send("GET", "/contacts/abc", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/tags/999999", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/contactTags", "{\"contactTag\":{\"contact\":\"999999\",\"tag\":\"1\"}}")
                        .statusCode())
                .isEqualTo(404);
        for (var bad : List.of(
                "/contacts {\"contact\":{\"email\":\"nobody\"}} email must be an e-mail address",
                "/contacts {\"contact\":{}} email must be an e-mail address",
                "/contacts {} contact must be given",
                "/contacts {\"contact\":{\"email\":\"a@example.com\",\"age\":7}} age is no field of a contact",
                "/contactTags {\"contactTag\":{\"contact\":\"x\",\"tag\":\"1\"}} contact must be an id",
                "/lists {\"list\":{\"name\":\"\"}} name must be a name of 1 to 255 characters",
                "/contact/sync {\"contact\":{\"email\":\"a@example.com\",\"fieldValues\":7}} fieldValues must be a list",
                "/contact/sync {\"contact\":{\"email\":\"a@example.com\",\"deleted\":true}} deleted can't be set",
                "/lists {\"list\":{\"nome\":\"x\"}} nome is no member of a list",
                "/contactLists {\"contactList\":{\"contact\":\"x\"}} contact must be an id",
                "/fields {\"field\":{}} title must be a name",
                "/tags {\"tag\":{\"tag\":[]}} tag must be text",
                "/fieldValues {\"fieldValue\":7} fieldValue must be given",
                "/contactAutomations {} contactAutomation must be given",
                "/eventTracking {} eventTracking must be given",
                "/eventTrackingEvents {\"eventTrackingEvent\":{}} name must be a name")) {
            var parts = bad.split(" ", 3);
            var answer = send("POST", parts[0], parts[1]);
            assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(422);
            assertThat(Client.json(answer).at("/errors/0/title").textValue()).startsWith(parts[2]);
        }
        assertThat(send("POST", "/contacts", "{broken").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/contacts", "").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/contacts?limit=0", "").statusCode()).isEqualTo(422);
        for (var path : List.of("/contacts", "/tags", "/eventTrackingEvents")) {
            var answer = send("GET", path + "?search=%00", "");
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(422);
            assertThat(Client.json(answer).at("/errors/0/title").textValue())
                    .startsWith("search must not have the character U+0000");
        }
    }

    @Test
    void a_number_is_kept_as_the_text_that_was_sent_or_refused_by_name() {
        var field = made("/fields", "{\"field\":{\"title\":\"Number\",\"type\":\"text\"}}")
                .at("/field/id")
                .textValue();
        var values = "\"fieldValues\":[{\"field\":\"" + field + "\",\"value\":%s}]";
        for (var member : List.of("\"firstName\":%s", "\"lastName\":%s", "\"phone\":%s", values)) {
            for (var number : List.of("1e99999999999", "-1e400", "1e300", "1e-300", "12345678901234567.5")) {
                var body = "{\"contact\":{\"email\":\"numbered@example.com\"," + member.formatted(number) + "}}";
                for (var path : List.of("/contact/sync", "/contacts")) {
                    var answer = send("POST", path, body);
                    assertThat(answer.statusCode()).as(body + answer.body()).isBetween(400, 422);
                    assertThat(answer.body())
                            .contains((member.equals(values) ? "value" : member.split("\"")[1])
                                    + " must be text, or a number of at most 15 digits");
                }
            }
        }
        for (var path : List.of("/lists", "/tags", "/fields")) {
            var kind = path.substring(1, path.length() - 1);
            var name = kind.equals("list") ? "name" : kind.equals("tag") ? "tag" : "title";
            assertThat(send("POST", path, "{\"%s\":{\"%s\":1e99999999999}}".formatted(kind, name))
                            .statusCode())
                    .isBetween(400, 422);
        }
        assertThat(ok("/contacts?email=numbered@example.com").at("/meta/total").textValue())
                .isEqualTo("0");
        var plain = made("/contact/sync", """
                {"contact":{"email":"numbered@example.com","firstName":1e7,"lastName":12345678901234567890,"phone":0.5}}""");
        assertThat(plain.at("/contact/firstName").textValue()).isEqualTo("10000000");
        assertThat(plain.at("/contact/lastName").textValue()).isEqualTo("12345678901234567890");
        assertThat(plain.at("/contact/phone").textValue()).isEqualTo("0.5");
    }

    @Test
    void the_token_is_needed_and_tenants_are_walls() {
        for (var path :
                List.of("/contacts", "/lists", "/tags", "/fields", "/eventTrackingEvents", "/users/me", "/nothing")) {
            assertThat(app.send(app.request("/api/3" + path)).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(app.send(app.request("/api/3" + path).header("Api-Token", "wrong"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(send("GET", "/nothing", "").statusCode()).isEqualTo(404);
        var id = made("/contact/sync", "{\"contact\":{\"email\":\"wall@example.com\"}}")
                .at("/contact/id")
                .textValue();
        var north = app.send(app.request("/api/3/contacts/" + id).header("Api-Token", "north-token"));
        assertThat(north.statusCode()).isEqualTo(404);
        var all = Client.json(app.send(app.request("/api/3/contacts").header("Api-Token", "north-token")));
        assertThat(all.at("/meta/total").textValue()).isEqualTo("0");
    }

    private List<String> logs(String contact) {
        return ok("/contacts/" + contact + "/trackingLogs").at("/trackingLogs").findValuesAsText("event");
    }
}
