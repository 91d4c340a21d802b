package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources of ActiveCampaign's API 3, in the shapes and with the status codes that it documents. */
abstract class ApiResourcesContract extends ApiClientContract {

    @Test
    void automations_and_entries_have_numbers_that_stay_over_versions() {
        app.deploy(Automation.of("numbered").trigger("Start", "Numbered", "trigger.limit", "none"));
        app.track("Numbered", "num@example.com");
        app.settle();
        var contact = contact("num@example.com");
        var automation = ok("/automations/numbered").at("/automation/id").textValue();
        var stay = ok("/contacts/" + contact + "/contactAutomations").at("/contactAutomations/0");
        assertThat(Long.parseLong(automation)).isPositive();
        assertThat(Long.parseLong(stay.get("id").textValue())).isPositive();
        assertThat(stay.get("automation").textValue()).isEqualTo(automation);
        assertThat(stay.get("seriesid").textValue()).isEqualTo(automation);

        app.deploy(Automation.of("numbered").trigger("Other", "Numbered too", "trigger.limit", "none"));
        assertThat(ok("/automations/" + automation).at("/automation/key").textValue())
                .isEqualTo("numbered");
        assertThat(ok("/contactAutomations/" + stay.get("id").textValue()).get("contactAutomation"))
                .isEqualTo(stay);
        assertThat(ok("/contactAutomations?seriesid=" + automation)
                        .at("/contactAutomations")
                        .findValuesAsText("id"))
                .containsExactly(stay.get("id").textValue());
        assertThat(ok("/contactAutomations?filters[contact]=" + contact + "&filters[status]=1")
                        .at("/meta/total")
                        .textValue())
                .isEqualTo("1");
        assertThat(ok("/contacts?seriesid=" + automation).at("/contacts/0/id").textValue())
                .isEqualTo(contact);
        assertThat(ok("/contacts?seriesid=999999999").at("/meta/total").textValue())
                .isEqualTo("0");
        assertThat(ok("/contacts/" + contact + "/automationEntryCounts")
                        .at("/automationEntryCounts/0/id")
                        .textValue())
                .isEqualTo(automation);
        var entered = send(
                "POST",
                "/contactAutomations",
                "{\"contactAutomation\":{\"contact\":" + contact + ",\"automation\":" + automation + "}}");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        assertThat(Client.json(entered).at("/contacts/0/email").textValue()).isEqualTo("num@example.com");
        var second = Client.json(entered).at("/contactAutomation/id").textValue();
        assertThat(Long.parseLong(second))
                .isGreaterThan(Long.parseLong(stay.get("id").textValue()));
        assertThat(send("DELETE", "/contactAutomations/" + second, "").body()).isEqualTo("{}");
        assertThat(ok("/contactAutomations/" + second)
                        .at("/contactAutomation/status")
                        .textValue())
                .isEqualTo("2");
    }

    @Test
    void what_a_contact_has_is_asked_for_part_by_part() {
        var contact = contact("parts@example.com");
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
    void values_of_fields_are_listed_changed_and_taken_away() {
        var contact = contact("values@example.com");
        var field = made("/fields", "{\"field\":{\"title\":\"Valued\",\"type\":\"listbox\"}}")
                .at("/field/id")
                .textValue();
        var several = "{\"fieldValue\":{\"contact\":%s,\"field\":%s,\"value\":[\"red\",\"blue\"]}}";
        var id = made("/fieldValues", several.formatted(contact, field))
                .at("/fieldValue/id")
                .textValue();
        var kept = ok("/fieldValues/" + id).get("fieldValue");
        assertThat(kept.get("value").textValue()).isEqualTo("||red||blue||");
        assertThat(send("PUT", "/fieldValues/" + id, "{\"fieldValue\":" + kept + "}")
                        .statusCode())
                .as("what was read is written back")
                .isEqualTo(200);
        assertThat(ok("/fieldValues/" + id).get("fieldValue")).isEqualTo(kept);
        assertThat(ok("/fieldValues?filters[fieldid]=" + field)
                        .at("/fieldValues/0/id")
                        .textValue())
                .isEqualTo(id);
        assertThat(ok("/fieldValues?filters[val]=red").at("/meta/total").textValue())
                .isEqualTo("0");
        var changed = send("PUT", "/fieldValues/" + id, "{\"fieldValue\":{\"value\":\"green\"}}");
        assertThat(Client.json(changed).at("/fieldValue/value").textValue()).isEqualTo("green");
        var other = send("PUT", "/fieldValues/" + id, "{\"fieldValue\":{\"contact\":999999,\"value\":\"green\"}}");
        assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
        var synced = made(
                "/contact/sync",
                "{\"contact\":{\"email\":\"values@example.com\",\"fieldValues\":[{\"field\":%s,\"value\":[\"a\"]},{\"field\":999999,\"value\":\"b\"}]}}"
                        .formatted(field));
        assertThat(synced.fieldNames()).toIterable().startsWith("contact", "fieldValues");
        assertThat(synced.at("/fieldValues/0/value").textValue()).isEqualTo("||a||");
        assertThat(synced.at("/warnings/0/title").textValue())
                .as("the contact is kept, and the field named")
                .isEqualTo("field must be the id of a field, got '999999'");
        assertThat(send("DELETE", "/fieldValues/" + id, "").body()).isEqualTo("{}");
        assertThat(send("GET", "/fieldValues/" + id, "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/fieldValues/" + id, "").statusCode()).isEqualTo(404);
        var empty = send(
                "POST",
                "/fieldValues",
                "{\"fieldValue\":{\"contact\":%s,\"field\":%s,\"value\":\"\"}}".formatted(contact, field));
        assertThat(Client.json(empty).at("/fieldValue/value").textValue()).isEmpty();
    }

    @Test
    void lists_tags_and_fields_are_renamed_and_deleted() {
        for (var kind : List.of("list name", "tag tag", "field title")) {
            var word = kind.split(" ")[0];
            var name = kind.split(" ")[1];
            var path = "/" + word + "s";
            var body = "{\"" + word + "\":{\"" + name + "\":\"%s\"}}";
            var made = send("POST", path, body.formatted("Edited " + word));
            assertThat(made.statusCode()).isEqualTo(word.equals("list") ? 200 : 201);
            var id = Client.json(made).at("/" + word + "/id").textValue();
            made(path, body.formatted("Other " + word));
            assertThat(send("PUT", path + "/" + id, body.formatted("Other  " + word.toUpperCase()))
                            .body())
                    .contains("\"duplicate\"", "/data/attributes/" + name);
            var read = ok(path + "/" + id).get(word);
            ((ObjectNode) read).put(name, "EDITED " + word);
            assertThat(send("PUT", path + "/" + id, "{\"" + word + "\":" + read + "}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ok(path + "/" + id).at("/" + word + "/" + name).textValue())
                    .isEqualTo("EDITED " + word);
            assertThat(send("PUT", path + "/" + id, body.formatted(" ")).statusCode())
                    .isEqualTo(422);
            assertThat(send("DELETE", path + "/" + id, "").body()).isEqualTo("{}");
            assertThat(send("DELETE", path + "/" + id, "").statusCode()).isEqualTo(404);
            assertThat(send("GET", path + "/" + id, "").statusCode()).isEqualTo(404);
            assertThat(send("PUT", path + "/" + id, body.formatted("x")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void who_has_left_a_list_that_was_deleted_has_left_it_when_it_is_made_again() {
        var stays = contact("stays@example.com");
        var leaves = contact("leaves@example.com");
        var list = made("/lists", "{\"list\":{\"name\":\"Comes back\"}}")
                .at("/list/id")
                .textValue();
        var body = "{\"contactList\":{\"contact\":%s,\"list\":%s,\"status\":%s}}";
        made("/contactLists", body.formatted(stays, list, 1));
        made("/contactLists", body.formatted(leaves, list, 2));
        assertThat(send("DELETE", "/lists/" + list, "").statusCode()).isEqualTo(200);
        assertThat(ok("/lists?search=comes%20back").at("/meta/total").textValue())
                .isEqualTo("0");
        assertThat(ok("/contacts/" + leaves + "/contactLists")
                        .at("/contactLists")
                        .size())
                .isZero();
        var other = made("/lists", "{\"list\":{\"name\":\"Another\"}}")
                .at("/list/id")
                .textValue();
        assertThat(send("PUT", "/lists/" + other, "{\"list\":{\"name\":\"comes BACK\"}}")
                        .body())
                .contains("name must not be that of a deleted list which contacts have left");
        made("/lists", "{\"list\":{\"name\":\"COMES BACK\"}}");
        assertThat(ok("/contacts/" + leaves + "/contactLists")
                        .at("/contactLists/0/status")
                        .textValue())
                .isEqualTo("2");
        assertThat(ok("/contacts/" + stays + "/contactLists")
                        .at("/contactLists")
                        .size())
                .isZero();
        assertThat(ok("/lists?search=comes%20back").at("/lists/0/name").textValue())
                .isEqualTo("COMES BACK");
    }

    @Test
    void fields_keep_their_type_and_the_name_that_mails_have_for_them() {
        var made = made(
                "/fields",
                "{\"field\":{\"title\":\"Colours\",\"type\":\"listbox\",\"perstag\":\"%COLORS%\",\"visible\":1,\"ordernum\":3}}");
        assertThat(made.at("/field/type").textValue()).isEqualTo("listbox");
        assertThat(ok("/fields?filters[perstag]=COLORS").at("/fields/0/title").textValue())
                .isEqualTo("Colours");
        assertThat(ok("/fields").fieldNames()).toIterable().contains("fieldOptions", "fieldRels", "fields", "meta");
    }

    @Test
    void a_contact_that_was_read_is_written_back_and_stays_as_it_is() {
        made(
                "/contact/sync",
                "{\"contact\":{\"email\":\"back@example.com\",\"firstName\":\"Bo\",\"orgid\":0,\"ip\":\"1.2.3.4\",\"deleted\":0}}");
        var id = contact("back@example.com");
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
        var id = contact("log@example.com");
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
