package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ActiveCampaign's API 3, as its clients use it. */
abstract class ApiContract extends AppContract {

    @Override
    String[] settings() {
        return new String[] {
            "declic.accounts.demo.key=demo",
            "declic.accounts.demo.api-token=demo",
            "declic.accounts.north.key=north-key",
            "declic.accounts.north.api-token=north-token",
            "declic.accounts.north.tenant=north"
        };
    }

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
    void names_of_events_are_listed_and_made() {
        assertThat(made("/eventTrackingEvents", "{\"eventTrackingEvent\":{\"name\":\"Made by API\"}}")
                        .at("/eventTrackingEvent/name")
                        .textValue())
                .isEqualTo("Made by API");
        app.track("Made by use", ANA);
        var names = ok("/eventTrackingEvents?search=made&limit=100");
        assertThat(names.at("/eventTrackingEvents").findValuesAsText("name")).contains("Made by API", "Made by use");
        assertThat(names.at("/meta/total").isTextual()).isTrue();
        assertThat(ok("/users/me").at("/user/username").textValue()).isEqualTo("demo");
    }

    @Test
    void contacts_enter_by_hand_and_are_taken_out_and_counted() {
        app.deploy(Automation.of("by-api").trigger("Start", "Enters by API", "trigger.limit", "none"));
        var id = made("/contact/sync", "{\"contact\":{\"email\":\"pia@example.com\"}}")
                .at("/contact/id")
                .textValue();
        app.track("Enters by API", "pia@example.com");
        app.settle();
        var entered = made(
                "/contactAutomations",
                "{\"contactAutomation\":{\"contact\":\"" + id + "\",\"automation\":\"by-api\"}}");
        assertThat(app.running("by-api", "pia@example.com")).isEqualTo(2);
        var instance = entered.at("/contactAutomation/id").textValue();
        assertThat(send("DELETE", "/contactAutomations/" + instance, "").statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "/contactAutomations/" + instance, "").statusCode())
                .isEqualTo(404);
        assertThat(app.running("by-api", "pia@example.com")).isOne();
        var stays = ok("/contacts/" + id + "/contactAutomations").at("/contactAutomations");
        assertThat(stays.findValuesAsText("status")).containsExactly("1", "2");
        assertThat(ok("/contacts/" + id + "/automationEntryCounts")
                        .at("/automationEntryCounts/0/contactEntryCount")
                        .textValue())
                .isEqualTo("2");
        var automations = ok("/automations?limit=100").at("/automations");
        var shown = java.util.stream.StreamSupport.stream(automations.spliterator(), false)
                .filter(one -> one.get("id").textValue().equals("by-api"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.get("entered").textValue()).isEqualTo("2");
        assertThat(shown.get("exited").textValue()).isEqualTo("1");
        var unknown = send(
                "POST",
                "/contactAutomations",
                "{\"contactAutomation\":{\"contact\":\"" + id + "\",\"automation\":\"no\"}}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        app.engine().getRepositoryService().suspendProcessDefinitionByKey("by-api");
        assertThat(send(
                                "POST",
                                "/contactAutomations",
                                "{\"contactAutomation\":{\"contact\":\"" + id + "\",\"automation\":\"by-api\"}}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tracking_is_switched_off_and_on_for_the_tenant_alone() {
        assertThat(ok("/eventTracking").at("/eventTracking/enabled").booleanValue())
                .isTrue();
        assertThat(send("PUT", "/eventTracking", "{\"eventTracking\":{\"enabled\":\"maybe\"}}")
                        .statusCode())
                .isEqualTo(422);
        try {
            assertThat(send("PUT", "/eventTracking", "{\"eventTracking\":{\"enabled\":false}}")
                            .statusCode())
                    .isEqualTo(200);
            var form = app.form("Off", ANA, java.util.Map.of());
            assertThat(form.statusCode()).isEqualTo(403);
            assertThat(form.body()).contains("event tracking is switched off");
            assertThat(app.events("[]").statusCode()).isEqualTo(403);
            assertThat(app.form("Off", ANA, java.util.Map.of("actid", "north", "key", "north-key"))
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            assertThat(send("POST", "/eventTracking", "{\"eventTracking\":{\"enabled\":true}}")
                            .statusCode())
                    .isEqualTo(200);
        }
        app.track("On again", ANA);
    }

    @Test
    void a_name_is_unknown_once_it_is_deleted_until_it_is_recorded_anew() {
        app.track("Fades away", ANA);
        assertThat(send("DELETE", "/eventTrackingEvents/Fades%20away", "").statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "/eventTrackingEvents/Fades%20away", "").statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", "/eventTrackingEvents/Never%20seen", "").statusCode())
                .isEqualTo(404);
        assertThat(ok("/eventTrackingEvents?search=fades").at("/meta/total").textValue())
                .isEqualTo("0");
        app.track("Fades away", ANA);
        assertThat(ok("/eventTrackingEvents?search=fades").at("/meta/total").textValue())
                .isEqualTo("1");
    }

    @Test
    void old_clients_check_their_credentials_and_list_names() {
        app.track("Old client", ANA);
        var me = app.send(app.request("/admin/api.php?api_action=user_me&api_output=json&api_key=demo"));
        assertThat(Client.json(me).get("result_code").intValue()).isOne();
        assertThat(Client.json(me).get("username").textValue()).isEqualTo("demo");
        var names = app.send(app.request("/2/track/event?api_key=demo"));
        assertThat(Client.json(names).get("events").findValuesAsText("name")).contains("Old client");
        for (var path : List.of("/admin/api.php?api_action=user_me&api_key=no", "/2/track/event", "/admin/api.php")) {
            assertThat(app.send(app.request(path)).statusCode()).isEqualTo(403);
        }
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
                "/contact/sync {\"contact\":{\"email\":\"a@example.com\",\"fieldValues\":[{\"field\":\"999999\"}]}} field must be the id",
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

    private JsonNode made(String path, String body) {
        var answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(201);
        return Client.json(answer);
    }

    private JsonNode ok(String path) {
        var answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return app.send(app.request("/api/3" + path)
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
