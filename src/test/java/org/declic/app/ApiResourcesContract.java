package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources of ActiveCampaign's API 3, in the shapes and with the status codes that it documents. */
abstract class ApiResourcesContract extends ApiClientContract {

    @Test
    void what_a_contact_has_is_asked_for_part_by_part() {
        var contact = synced("parts@example.com");
        var list = made("/lists", "{\"list\":{\"name\":\"Parts list\"}}")
                .at("/list/id")
                .textValue();
        var tag =
                made("/tags", "{\"tag\":{\"tag\":\"parts-tag\"}}").at("/tag/id").textValue();
        var field = made("/fields", "{\"field\":{\"title\":\"Parts field\",\"type\":\"text\"}}")
                .at("/field/id")
                .textValue();
        var of = "\"contact\":\"" + contact + "\",";
        var subscribed = send(
                "POST",
                "/contactLists",
                "{\"contactList\":{" + of + "\"list\":" + list + ",\"status\":1,\"sourceid\":4}}");
        assertThat(subscribed.statusCode()).as(subscribed.body()).isEqualTo(200);
        assertThat(Client.json(subscribed).at("/contacts/0/id").textValue()).isEqualTo(contact);
        assertThat(Client.json(subscribed).at("/contactList/list").textValue()).isEqualTo(list);
        made("/contactTags", "{\"contactTag\":{" + of + "\"tag\":" + tag + "}}");
        var set = send(
                "POST",
                "/fieldValues",
                "{\"fieldValue\":{" + of + "\"field\":" + field + ",\"value\":\"x\"},\"useDefaults\":true}");
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(Client.json(set).at("/contacts/0/id").textValue()).isEqualTo(contact);
        assertThat(Client.json(set).at("/fieldValue/value").textValue()).isEqualTo("x");

        var path = "/contacts/" + contact;
        assertThat(ok(path + "/contactLists").at("/contactLists/0/list").textValue())
                .isEqualTo(list);
        assertThat(ok(path + "/contactTags").at("/contactTags/0/tag").textValue())
                .isEqualTo(tag);
        assertThat(ok(path + "/contactTags?limit=1&offset=1").at("/contactTags").size())
                .isZero();
        assertThat(ok(path + "/fieldValues").at("/fieldValues/0/value").textValue())
                .isEqualTo("x");
        assertThat(ok(path).fieldNames())
                .toIterable()
                .startsWith("contact")
                .contains("fieldValues", "contactLists", "contactTags", "contactAutomations");
        for (var part : List.of("contactLists", "contactTags", "fieldValues", "contactAutomations", "trackingLogs")) {
            assertThat(send("GET", "/contacts/999999/" + part, "").body())
                    .isEqualTo("{\"message\":\"No Result found for Subscriber with id 999999\"}");
        }
    }

    @Test
    void a_contact_that_was_read_is_written_back_and_stays_as_it_is() {
        made(
                "/contact/sync",
                "{\"contact\":{\"email\":\"back@example.com\",\"firstName\":\"Bo\",\"orgid\":0,\"ip\":\"1.2.3.4\",\"deleted\":0}}");
        var id = synced("back@example.com");
        var read = ok("/contacts/" + id).get("contact");
        var written = send("PUT", "/contacts/" + id, "{\"contact\":" + read + "}");
        assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
        assertThat(Client.json(written).get("contact")).isEqualTo(read);
        assertThat(read.get("hash").textValue()).hasSize(40);
        assertThat(made("/contact/sync", "{\"contact\":" + read + "}").get("contact"))
                .isEqualTo(read);
    }

    @Test
    void events_of_a_contact_are_told_by_their_names() {
        app.track("Logged", "log@example.com", "{\"a\":1}");
        var id = synced("log@example.com");
        JsonNode log = null;
        for (var one : ok("/contacts/" + id + "/trackingLogs").get("trackingLogs")) {
            log = one.get("type").textValue().equals("Logged") ? one : log;
        }
        assertThat(log).isNotNull();
        assertThat(log.get("subscriberid").textValue()).isEqualTo(id);
        assertThat(log.get("hash").textValue()).hasSize(40);
        assertThat(log.get("value").textValue()).isEqualTo("{\"a\":1}");
    }

    @Test
    void a_limit_above_the_highest_is_the_highest() {
        for (var path : List.of("/contacts", "/tags", "/fieldValues", "/contactAutomations", "/eventTrackingEvents")) {
            ok(path + "?limit=1000");
            ok(path + "?limit=999999999999");
            assertThat(send("GET", path + "?limit=0", "").statusCode()).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /nothing", "POST /contacts/1/nothing", "PATCH /contacts", "DELETE /users/me"})
    void what_there_is_not_is_told_in_a_message(String request) {
        var parts = request.split(" ");
        var answer = send(parts[0], parts[1], "");
        assertThat(answer.statusCode()).isIn(404, 405);
        assertThat(Client.json(answer).fieldNames()).toIterable().containsExactly("message");
    }

    @Test
    void domains_of_tracked_sites_are_taken_and_kept_nowhere() {
        assertThat(made("/siteTrackingDomains", "{\"siteTrackingDomain\":{\"name\":\"Shop.example.com\"}}")
                        .at("/siteTrackingDomain/name")
                        .textValue())
                .isEqualTo("shop.example.com");
        assertThat(send("POST", "/siteTrackingDomains", "{\"siteTrackingDomain\":{\"name\":\"a b\"}}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ok("/siteTrackingDomains").at("/siteTrackingDomains").size()).isZero();
        assertThat(send("DELETE", "/siteTrackingDomains/shop.example.com", "").body())
                .isEqualTo("{}");
    }

    @Test
    void what_sets_fields_and_lists_up_is_taken_and_kept_nowhere() {
        var field = made("/fields", "{\"field\":{\"title\":\"Set up\",\"type\":\"dropdown\"}}")
                .at("/field/id")
                .textValue();
        var related = made("/fieldRels", "{\"fieldRel\":{\"field\":" + field + ",\"relid\":0}}");
        assertThat(related.at("/fieldRel/field").textValue()).isEqualTo(field);
        assertThat(related.at("/fieldRel/relid").textValue()).isEqualTo("0");
        var options = made(
                "/fieldOption/bulk",
                "{\"fieldOptions\":[{\"orderid\":1,\"value\":\"a\",\"label\":\"A\",\"isdefault\":true,\"field\":"
                        + field + "},{\"orderid\":\"2\",\"value\":\"b\",\"field\":\"" + field + "\"}]}");
        assertThat(options.at("/fieldOptions")).hasSize(2);
        assertThat(options.at("/fieldOptions/0/isdefault").textValue()).isEqualTo("1");
        assertThat(options.at("/fieldOptions/1/label").textValue()).isEqualTo("b");
        for (var wrong : List.of(
                "/fieldRels {\"fieldRel\":{\"field\":999999,\"relid\":0}}",
                "/fieldRels {\"fieldRel\":{\"field\":" + field + ",\"relid\":999999}}",
                "/fieldRels {\"fieldRel\":{\"field\":" + field + ",\"relid\":0,\"list\":1}}",
                "/fieldOption/bulk {\"fieldOptions\":{}}",
                "/fieldOption/bulk {\"fieldOptions\":[1]}",
                "/fieldOption/bulk {\"fieldOptions\":[{\"field\":" + field + "}]}",
                "/fieldOption/bulk {\"fieldOptions\":[{\"field\":999999,\"value\":\"a\"}]}",
                "/listGroups {\"listGroup\":{\"listid\":999999,\"groupid\":1}}")) {
            var parts = wrong.split(" ", 2);
            assertThat(send("POST", parts[0], parts[1]).statusCode()).as(wrong).isIn(404, 422);
        }
    }

    private String contact(String email) {
        return made("/contact/sync", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }
}
