package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ActiveCampaign's old API, as its official PHP client uses it. */
abstract class LegacyApiContract extends ApiClientContract {

    @Test
    void a_contact_is_synced_viewed_edited_listed_and_deleted() {
        var list = legacy("list_add", "name=Old list&stringid=old-list&sender_url=http://example.com")
                .get("id")
                .asText();
        var field = made("/fields", "{\"field\":{\"title\":\"Old City\",\"type\":\"text\"}}")
                .at("/field/id")
                .textValue();
        var made = legacy(
                "contact_sync",
                "email=Old@Example.com&first_name=Ol&phone=+49 1&tags=one, two&p[" + list + "]=" + list + "&status["
                        + list + "]=1&field[" + field + ",0]=Graz&ip4=127.0.0.1&orgname=x");
        assertThat(made.get("result_code").intValue()).as(made.toString()).isOne();
        assertThat(made.get("result_message").textValue()).isEqualTo("Contact added");
        assertThat(made.get("result_output").textValue()).isEqualTo("json");
        var id = made.get("subscriber_id").asText();

        var viewed = ask("contact_view", "id=" + id);
        assertThat(viewed.get("email").textValue()).isEqualTo("old@example.com");
        assertThat(viewed.get("first_name").textValue()).isEqualTo("Ol");
        assertThat(viewed.get("phone").textValue()).isEqualTo("+49 1");
        assertThat(viewed.at("/lists/" + list + "/status").textValue()).isEqualTo("1");
        assertThat(viewed.at("/fields/" + field + "/val").textValue()).isEqualTo("Graz");
        assertThat(viewed.get("tags").toString()).isEqualTo("[\"one\",\"two\"]");
        assertThat(ask("contact_view_email", "email=OLD@example.com").get("id").textValue())
                .isEqualTo(id);

        var again =
                legacy("contact_sync", "email=old@example.com&last_name=D&field[%OLD_CITY%,0]=Linz&field[999999,0]=x");
        assertThat(again.get("result_message").textValue()).isEqualTo("Contact updated; there is no field 999999");
        assertThat(legacy(
                                "contact_edit",
                                "id=" + id + "&email=old@example.com&first_name=Other&overwrite=0&p[1]=" + list
                                        + "&status[1]=2")
                        .get("result_code")
                        .intValue())
                .isOne();
        for (var wrong : List.of("status[" + list + "]=1", "p[1]=" + list + "&status[777]=1")) {
            var answer = legacy("contact_sync", "email=old@example.com&" + wrong);
            assertThat(answer.get("result_code").intValue()).as(wrong).isZero();
            assertThat(answer.get("result_message").textValue())
                    .matches("status\\[\\d+] must have the list beside it, as p\\[\\d+].*");
        }
        var edited = ask("contact_view", "id=" + id);
        assertThat(edited.get("name").textValue()).isEqualTo("Other D");
        assertThat(edited.at("/fields/" + field + "/val").textValue()).isEqualTo("Linz");
        assertThat(edited.at("/lists/" + list + "/status").textValue()).isEqualTo("2");
        for (var address : List.of("other@example.com", "old@example.com")) {
            assertThat(legacy("contact_edit", "id=" + id + "&email=" + address)
                            .get("result_code")
                            .intValue())
                    .isOne();
            assertThat(ask("contact_view", "id=" + id).get("email").textValue()).isEqualTo(address);
        }

        assertThat(ask("contact_list", "filters[email]=old@example.com")
                        .at("/0/id")
                        .textValue())
                .isEqualTo(id);
        assertThat(ask("contact_list", "ids=" + id + "&full=0").at("/0").has("lists"))
                .isFalse();
        assertThat(ask("contact_list", "filters[listid]=" + list + "&filters[status]=2")
                        .at("/0/id")
                        .textValue())
                .isEqualTo(id);
        assertThat(ask("contact_list", "filters[listid]=" + list)
                        .get("result_code")
                        .intValue())
                .isZero();
        assertThat(ask("contact_list", "ids=ALL&page=1000").has("0")).isFalse();
        assertThat(ask("contact_delete", "id=" + id).get("result_code").intValue())
                .isOne();
        assertThat(ask("contact_view", "id=" + id).get("result_message").textValue())
                .isEqualTo("Failed: Nothing is returned");
    }

    @Test
    void tags_are_added_and_removed_by_id_and_by_address() {
        legacy("contact_sync", "email=tagged@old.example");
        assertThat(legacy("contact_tag_add", "email=tagged@old.example&tags[0]=a&tags[1]=b")
                        .get("result_code")
                        .intValue())
                .isOne();
        var viewed = ask("contact_view_email", "email=tagged@old.example");
        assertThat(viewed.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        legacy("contact_tag_remove", "id=" + viewed.get("id").textValue() + "&tags=a,b");
        assertThat(ask("contact_view_email", "email=tagged@old.example")
                        .get("tags")
                        .size())
                .isZero();
        assertThat(ask("contact_list", "filters[tagname]=a").get("result_code").intValue())
                .isZero();
        assertThat(legacy("contact_tag_add", "email=nobody@old.example&tags=a")
                        .get("result_code")
                        .intValue())
                .isZero();
    }

    @Test
    void an_id_and_an_address_of_two_contacts_are_refused_and_change_neither() {
        var id = legacy("contact_sync", "email=one@two.example&tags=kept")
                .get("subscriber_id")
                .asText();
        legacy("contact_sync", "email=other@two.example&tags=kept");
        for (var action : new String[] {"contact_tag_add", "contact_tag_remove"}) {
            for (var address : new String[] {"other@two.example", "nobody@two.example"}) {
                var answer = legacy(action, "id=" + id + "&email=" + address + "&tags=kept,new");
                assertThat(answer.get("result_code").intValue()).isZero();
                assertThat(answer.get("result_message").textValue())
                        .matches("email must be of the contact that id names.*|No Result found.*");
            }
        }
        for (var action : new String[] {"automation_contact_add", "automation_contact_remove"}) {
            assertThat(legacy(action, "contact_id=" + id + "&contact_email=other@two.example&automation=1")
                            .get("result_message")
                            .textValue())
                    .startsWith("contact_email must be of the contact that contact_id names");
        }
        for (var address : new String[] {"one@two.example", "other@two.example"}) {
            assertThat(ask("contact_view_email", "email=" + address).get("tags").toString())
                    .isEqualTo("[\"kept\"]");
        }
        assertThat(legacy("contact_tag_add", "id=" + id + "&email=ONE@two.example&tags=new")
                        .get("result_code")
                        .intValue())
                .isOne();
    }

    @Test
    void lists_are_made_and_viewed() {
        var id = legacy("list_add", "name=Viewed list").get("id").asText();
        legacy("contact_sync", "email=in.list@old.example&p[1]=" + id);
        var viewed = ask("list_view", "id=" + id);
        assertThat(viewed.get("name").textValue()).isEqualTo("Viewed list");
        assertThat(viewed.get("subscribers").longValue()).isOne();
        assertThat(ask("list_list", "ids=" + id).at("/0/name").textValue()).isEqualTo("Viewed list");
        assertThat(ask("list_list", "ids=all&filters[name]=viewed&full=1")
                        .at("/0/id")
                        .textValue())
                .isEqualTo(id);
        assertThat(legacy("list_add", "name=viewed LIST").get("result_message").textValue())
                .isEqualTo("There is a list of this name");
        assertThat(ask("list_view", "id=999999").get("result_code").intValue()).isZero();
    }

    @Test
    void contacts_are_taken_into_automations_and_out() {
        app.deploy(Automation.of("old-series").trigger("Start", "Enters the old way", "trigger.limit", "none"));
        legacy("contact_sync", "email=series@old.example");
        String number = null;
        for (var one : ask("automation_list", "offset=0&limit=100")) {
            number = one.path("key").asText().equals("old-series")
                    ? one.get("id").textValue()
                    : number;
        }
        assertThat(number).isNotNull();
        assertThat(legacy("automation_contact_add", "contact_email=series@old.example&automation=" + number)
                        .get("result_message")
                        .textValue())
                .isEqualTo("Contact added to automation");
        assertThat(app.running("old-series", "series@old.example")).isOne();
        assertThat(legacy("automation_contact_add", "contact_email=series@old.example&automation=" + number + ",999999")
                        .get("result_code")
                        .intValue())
                .isZero();
        assertThat(app.running("old-series", "series@old.example"))
                .as("nothing is done if one is not there")
                .isOne();
        assertThat(legacy("automation_contact_remove", "contact_email=series@old.example&automation=" + number)
                        .get("result_code")
                        .intValue())
                .isOne();
        assertThat(app.running("old-series", "series@old.example")).isZero();
        assertThat(legacy("automation_contact_remove", "contact_email=series@old.example&automation=" + number)
                        .get("result_code")
                        .intValue())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contact_sync | email=nobody | email must be an e-mail address
            contact_sync | email=a@old.example&age=7 | age is no parameter here
            contact_sync | email=a@old.example&p[1]=999999 | No Result found for List with id 999999
            contact_sync | email=a@old.example&api_output=xml | api_output must be json
            contact_sync | email=a@old.example&api_output=serialize | api_output must be json
            contact_list | full=1 | ids must be given
            contact_list | filters[score]=1 | filters[score] is no filter here
            contact_list | filters[listid]=1&filters[status]=7 | filters[status] must be -1 for any
            contact_list | filters[status]=active | filters[status] must be -1 for any
            contact_list | ids= | ids must not be empty
            contact_list | ids=,&filters[first_name]=Ann | ids must not be empty
            list_list | ids= | ids must not be empty
            list_list | filters[name]= | filters[name] must not be empty
            contact_list | ids=ALL&sort=email | sort must be one of
            contact_view | id=1&email=a@old.example | email is no parameter here
            contact_tag_add | email=a@old.example | No Result found for Subscriber
            list_list | filters[id]=1 | filters[id] is no filter here
            automation_list | limit=x | limit must be a whole number
            """)
    void what_is_wrong_is_told_by_name(String action, String parameters, String message) {
        var answer = legacy(action, parameters);
        assertThat(answer.get("result_code").intValue()).isZero();
        assertThat(answer.get("result_message").textValue()).startsWith(message);
        assertThat(ask("contact_view_email", "email=a@old.example")
                        .get("result_code")
                        .intValue())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact_sync", "contact_view", "list_list", "automation_list", "user_me", "nothing"})
    void the_key_is_needed(String action) {
        for (var key : new String[] {"", "&api_key=wrong"}) {
            var path = "/admin/api.php?api_action=" + action + key;
            assertThat(app.send(app.request(path)).statusCode()).isEqualTo(403);
            var posted = app.send(app.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("email=a@old.example")));
            assertThat(posted.statusCode()).isEqualTo(403);
            assertThat(Client.json(posted).get("result_code").intValue()).isZero();
        }
    }

    private JsonNode legacy(String action, String form) {
        var output = form.contains("api_output") ? "" : "&api_output=json";
        return Client.json(app.send(app.request("/admin/api.php?api_key=demo&api_action=" + action + output)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(escaped(form)))));
    }

    private JsonNode ask(String action, String query) {
        var answer = app.send(
                app.request("/admin/api.php?api_key=demo&api_action=" + action + "&api_output=json&" + escaped(query)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }
}
