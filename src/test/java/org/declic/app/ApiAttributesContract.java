package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists, tags, fields and their values as a client of ActiveCampaign's API 3 keeps them. */
abstract class ApiAttributesContract extends ApiClientContract {

    @Test
    void values_of_fields_are_listed_changed_and_taken_away() {
        var contact = synced("values@example.com");
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
        var stays = synced("stays@example.com");
        var leaves = synced("leaves@example.com");
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
}
