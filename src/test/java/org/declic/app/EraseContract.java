package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ContactErasure.removed;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored about a contact can be seen whole, and be removed whole. */
abstract class EraseContract extends AppContract {

    private ContactErasure erasure;

    @BeforeAll
    void erasure() {
        erasure = new ContactErasure(app);
    }

    @Test
    void a_contact_is_exported_and_erased_without_a_trace_and_others_are_left_alone() {
        app.deploy(Automation.of("kept").trigger("Start", "Ordered", "trigger.limit", "3/PT1H"));
        var changes = app.bean(ContactChanges.class);
        for (var contact : List.of("erase.me@example.com", "keep.me@example.com")) {
            changes.sync(Tenant.NONE, new Email(contact), null, Map.of("city", "Graz"));
            changes.subscribe(Tenant.NONE, new Email(contact), "News");
            changes.addTag(Tenant.NONE, new Email(contact), "vip");
            for (var number = 0; number < 5; number++) {
                app.track("Ordered", contact, Map.of("event_id", "o" + number, "eventdata", "{\"n\":" + number + "}"));
            }
            app.settle();
        }
        var ended = runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("erase.me@example.com")
                .list()
                .get(0);
        endTask(ended.getId());

        var exported = Client.json(app.get("/contacts/Erase.Me@example.com"));
        assertThat(exported.at("/fields/city").textValue()).isEqualTo("Graz");
        assertThat(exported.at("/lists/News").textValue()).isEqualTo("1");
        assertThat(exported.at("/events").findValuesAsText("name"))
                .contains("Contact created", "Ordered")
                .hasSize(8);
        assertThat(exported.at("/decisions")).hasSize(5);
        assertThat(exported.at("/decisions/4/reasons/0").textValue()).startsWith("at most 3 entries");
        assertThat(exported.at("/processInstances")).hasSize(3);
        assertThat(exported.at("/processInstances/0/variables/contact").textValue())
                .isEqualTo("erase.me@example.com");

        var removed = removed(erasure.erase("/contacts/erase.me@example.com"));
        assertThat(removed.get("processInstances").longValue()).isEqualTo(3);
        assertThat(removed.get("events").longValue()).isEqualTo(8);
        assertThat(removed.get("decisions").longValue()).isEqualTo(5);
        assertThat(removed.get("entries").longValue()).isEqualTo(3);
        assertThat(erasure.traces("erase.me")).isEmpty();
        assertThat(app.get("/contacts/erase.me@example.com").statusCode()).isEqualTo(404);
        assertThat(erasure.erase("/contacts/erase.me@example.com").statusCode()).isEqualTo(404);

        assertThat(Client.json(app.get("/contacts/keep.me@example.com")).at("/events"))
                .hasSize(8);
        assertThat(app.running("kept", "keep.me@example.com")).isEqualTo(3);
        app.track("Ordered", "erase.me@example.com", Map.of("event_id", "o1"));
        app.settle();
        assertThat(app.running("kept", "erase.me@example.com"))
                .as("a new contact")
                .isOne();
    }

    /** Of which not every database knows the capitals, and Java knows more than one. */
    @Test
    void instances_are_found_by_capitals_of_every_script() {
        app.deploy(Automation.of("plain-capitals").trigger("Start", "Plain capitals"));
        var keys = List.of(
                "ki\u00fc.\u015f\u0131@example.com",
                "KI\u00dc.\u015e\u0131@EXAMPLE.COM",
                "\u212aI\u00dc.\u015e\u0131@Example.Com\u2003",
                "\u0130KI@example.com",
                "i\u0307ki@EXAMPLE.com");
        keys.forEach(key -> runtime()
                .createProcessInstanceByKey("plain-capitals")
                .businessKey(key)
                .startBeforeActivity("Task")
                .execute());
        for (var address : List.of(keys.get(0), keys.get(3))) {
            assertThat(removed(erasure.erase("/contacts?email=" + URLEncoder.encode(address, UTF_8)))
                            .get("processInstances")
                            .longValue())
                    .as(address)
                    .isEqualTo(address.equals(keys.get(0)) ? 3 : 2);
        }
        assertThat(count("plain-capitals")).isZero();
    }

    @Test
    void instances_are_found_however_the_address_is_spelled_in_their_business_keys() {
        app.deploy(Automation.of("by-hand-spelled").trigger("Start", "Spelled", "trigger.limit", "none"));
        app.deploy(Automation.of("plain-spelled").trigger("Start", "Plain spelled"));
        var outer = Automation.of("calls").trigger("Start", "Calls").leadingTo("""
                <bpmn:callActivity id='Task' calledElement='plain-spelled'>
                  <bpmn:extensionElements><camunda:in variables='all' /></bpmn:extensionElements>
                </bpmn:callActivity>""");
        app.deploy(outer);
        var mine = List.of(
                "Spell.Me@Example.com", "  SPELL.ME@EXAMPLE.COM\t", "spell.me@example.com", "spell.Me@example.com");
        for (var key : mine) {
            startByHand("by-hand-spelled", key);
            startByHand("plain-spelled", key);
        }
        runtime()
                .createMessageCorrelation("Plain spelled")
                .processInstanceBusinessKey("no address")
                .correlate();
        runtime()
                .createProcessInstanceByKey("calls")
                .businessKey("Spell.Me@example.COM")
                .setVariable("address", "spell.me@example.com")
                .startBeforeActivity("Task")
                .execute();
        endTask(startByHand("plain-spelled", "sPELL.mE@eXAMPLE.cOM").getId());
        for (var key : List.of("o.spell.me@example.com", "spell.me@example.com.au", "spellxme@example.com")) {
            startByHand("plain-spelled", key);
        }

        assertThat(Client.json(app.get("/contacts/spell.me@example.com")).at("/processInstances"))
                .hasSize(11);
        assertThat(erasure.removedInstances("/contacts/spell.me@example.com")).isEqualTo(11);
        assertThat(erasure.jdbc()
                        .queryForList(
                                "SELECT BUSINESS_KEY_ FROM ACT_HI_PROCINST WHERE LOWER(BUSINESS_KEY_) LIKE '%spell%'"
                                        + " ORDER BY BUSINESS_KEY_",
                                String.class))
                .containsExactlyInAnyOrder("o.spell.me@example.com", "spell.me@example.com.au", "spellxme@example.com");
        assertThat(count("by-hand-spelled")).isZero();
        assertThat(count("plain-spelled")).isEqualTo(4);
        assertThat(erasure.erase("/contacts/spell.me@example.com").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_in_another_script_is_found_with_its_capitals_too() {
        app.deploy(Automation.of("scripts").trigger("Start", "Scripts"));
        for (var key : List.of("ÄNNA.KİK@Example.com", "\u212Aarl@example.com")) {
            startByHand("scripts", key);
            var address = new Email(key).value();
            assertThat(erasure.removedInstances("/contacts?email=" + URLEncoder.encode(address, UTF_8)))
                    .as(address)
                    .isOne();
        }
        assertThat(count("scripts")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b@example.com",
                "50%off@example.com",
                "a%2fb@example.com",
                "%2e%2e%2fb@example.com",
                "a+b&c=d?e#f@example.com"
            })
    void every_address_that_a_door_takes_is_exported_and_erased(String address) {
        app.track("Ordered", address);
        var path = "/contacts?email=" + URLEncoder.encode(address, UTF_8);
        var exported = app.get(path);
        assertThat(exported.statusCode()).as(exported.body()).isEqualTo(200);
        assertThat(Client.json(exported).get("email").textValue()).isEqualTo(address);
        assertThat(removed(erasure.erase(path)).get("events").longValue()).isPositive();
        assertThat(app.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void the_form_by_address_is_for_administrators_and_names_what_is_missing() {
        assertThat(app.send(app.request("/contacts?email=keep.me@example.com")).statusCode())
                .isEqualTo(401);
        assertThat(app.send(app.request("/contacts?email=keep.me@example.com").DELETE())
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.get("/contacts").body()).contains("email");
        assertThat(app.get("/contacts").statusCode()).isEqualTo(400);
        assertThat(app.get("/contacts?email=nobody").statusCode()).isEqualTo(400);
        assertThat(app.get("/v3/api-docs").body()).contains("\"/contacts\"");
    }

    /** Between the look at an instance and its deletion somebody else writes to it. */
    @Test
    void an_erasure_that_collides_with_work_on_an_instance_is_done_again() {
        app.deploy(Automation.of("colliding").trigger("Start", "Colliding", "trigger.limit", "none"));
        app.track("Colliding", "collide@example.com");
        app.settle();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("colliding")
                .singleResult()
                .getId();
        runtime().setVariable(instance, "step", 0);
        var collisions = app.bean(ObservedStatements.class);
        collisions.before("delete from ACT_RU_VARIABLE", 3, number -> runtime().setVariable(instance, "step", number));

        assertThat(erasure.removedInstances("/contacts/collide@example.com")).isOne();
        assertThat(collisions.left()).isZero();
        assertThat(erasure.traces("collide@")).isEmpty();
    }

    @Test
    void an_account_erases_its_contacts_by_id_and_others_need_to_be_administrators() {
        app.track("Ordered", "by.id@example.com");
        var found =
                app.send(app.request("/api/3/contacts?email=by.id@example.com").header("Api-Token", "demo"));
        var id = Client.json(found).at("/contacts/0/id").textValue();
        var answer = app.send(
                app.request("/api/3/contacts/" + id).header("Api-Token", "demo").DELETE());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(erasure.traces("by.id")).isEmpty();
        assertThat(app.send(app.request("/contacts/keep.me@example.com")).statusCode())
                .isEqualTo(401);
        assertThat(app.send(app.request("/contacts/keep.me@example.com").DELETE())
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.get("/contacts/nobody").statusCode()).isEqualTo(400);
    }
}
