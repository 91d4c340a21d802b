package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Events and automations by ActiveCampaign's API 3, as its clients use it. */
abstract class ApiEventsContract extends ApiClientContract {

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
                .filter(one -> one.get("key").textValue().equals("by-api"))
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
}
