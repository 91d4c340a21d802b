package org.declic.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is stored about a contact can be seen whole, and be removed whole. */
abstract class EraseContract extends AppContract {

    @Override
    @BeforeAll
    void start() {
        app = App.with(new Class<?>[] {Collisions.class}, database(), settings());
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
        app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(ended.getId())
                .list()
                .forEach(task -> app.engine().getTaskService().complete(task.getId()));

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

        var removed = removed(erase("/contacts/erase.me@example.com"));
        assertThat(removed.get("processInstances").longValue()).isEqualTo(3);
        assertThat(removed.get("events").longValue()).isEqualTo(8);
        assertThat(removed.get("decisions").longValue()).isEqualTo(5);
        assertThat(removed.get("entries").longValue()).isEqualTo(3);
        assertThat(traces("erase.me")).isEmpty();
        assertThat(app.get("/contacts/erase.me@example.com").statusCode()).isEqualTo(404);
        assertThat(erase("/contacts/erase.me@example.com").statusCode()).isEqualTo(404);

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
            assertThat(removed(erase("/contacts?email=" + URLEncoder.encode(address, UTF_8)))
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
            runtime()
                    .createProcessInstanceByKey("by-hand-spelled")
                    .businessKey(key)
                    .startBeforeActivity("Task")
                    .execute();
            runtime()
                    .createProcessInstanceByKey("plain-spelled")
                    .businessKey(key)
                    .startBeforeActivity("Task")
                    .execute();
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
        var ended = runtime()
                .createProcessInstanceByKey("plain-spelled")
                .businessKey("sPELL.mE@eXAMPLE.cOM")
                .startBeforeActivity("Task")
                .execute();
        endTask(ended.getId());
        for (var key : List.of("o.spell.me@example.com", "spell.me@example.com.au", "spellxme@example.com")) {
            runtime()
                    .createProcessInstanceByKey("plain-spelled")
                    .businessKey(key)
                    .startBeforeActivity("Task")
                    .execute();
        }

        assertThat(Client.json(app.get("/contacts/spell.me@example.com")).at("/processInstances"))
                .hasSize(11);
        assertThat(removed(erase("/contacts/spell.me@example.com"))
                        .get("processInstances")
                        .longValue())
                .isEqualTo(11);
        assertThat(new JdbcTemplate(app.bean(javax.sql.DataSource.class))
                        .queryForList(
                                "SELECT BUSINESS_KEY_ FROM ACT_HI_PROCINST WHERE LOWER(BUSINESS_KEY_) LIKE '%spell%'"
                                        + " ORDER BY BUSINESS_KEY_",
                                String.class))
                .containsExactlyInAnyOrder("o.spell.me@example.com", "spell.me@example.com.au", "spellxme@example.com");
        assertThat(count("by-hand-spelled")).isZero();
        assertThat(count("plain-spelled")).isEqualTo(4);
        assertThat(erase("/contacts/spell.me@example.com").statusCode()).isEqualTo(404);
    }

    @Test
    void an_address_in_another_script_is_found_with_its_capitals_too() {
        app.deploy(Automation.of("scripts").trigger("Start", "Scripts"));
        for (var key : List.of("ÄNNA.KİK@Example.com", "\u212Aarl@example.com")) {
            runtime()
                    .createProcessInstanceByKey("scripts")
                    .businessKey(key)
                    .startBeforeActivity("Task")
                    .execute();
            var address = new Email(key).value();
            assertThat(removed(erase("/contacts?email=" + URLEncoder.encode(address, UTF_8)))
                            .get("processInstances")
                            .longValue())
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
        assertThat(removed(erase(path)).get("events").longValue()).isPositive();
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
        var collisions = app.bean(Collisions.class);
        collisions.before("delete from ACT_RU_VARIABLE", 3, number -> runtime().setVariable(instance, "step", number));

        assertThat(removed(erase("/contacts/collide@example.com"))
                        .get("processInstances")
                        .longValue())
                .isOne();
        assertThat(collisions.left()).isZero();
        assertThat(traces("collide@")).isEmpty();
    }

    private void endTask(String instance) {
        app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .list()
                .forEach(task -> app.engine().getTaskService().complete(task.getId()));
    }

    @Test
    void failures_that_name_the_contact_are_erased_and_those_of_others_stay() {
        app.deploy(Automation.of("fragile")
                .trigger("Start", "Fragile", "trigger.runs", "multiple")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:expression='${nothing.there}' />"));
        for (var contact : List.of("fail.me@example.com", "and.fail.me@example.com")) {
            app.track("Fragile", contact);
        }
        var audience = app.send(app.request("/automations/fragile/entries")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"audience\":true,\"trigger\":\"Start\"}")));
        assertThat(audience.statusCode()).as(audience.body()).isEqualTo(202);
        var failed = app.engine().getManagementService().createJobQuery().noRetriesLeft();
        var contacts = app.engine().getManagementService().createBatchQuery();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> failed.list().stream()
                                .filter(job -> job.getExceptionMessage().contains("fail.me@"))
                                .count()
                        == 4);
        assertThat(traces("fail.me@")).contains(column("ACT_RU_INCIDENT", "INCIDENT_MSG_"));

        removed(erase("/contacts/fail.me@example.com"));
        assertThat(traces(" fail.me@")).isEmpty();
        assertThat(failed.list().stream()
                        .filter(job -> job.getExceptionMessage().contains("and.fail.me@")))
                .hasSize(2);
        assertThat(traces("and.fail.me@")).contains(column("ACT_HI_JOB_LOG", "JOB_EXCEPTION_MSG_"));
        contacts.list().forEach(batch -> app.engine().getManagementService().deleteBatch(batch.getId(), true));
        failed.list().forEach(job -> app.engine().getManagementService().deleteJob(job.getId()));
    }

    @Test
    void failures_of_another_tenants_contact_of_the_same_address_stay() {
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        for (var tenant : new String[] {"north", "south", null}) {
            var id = "of-" + tenant;
            jdbc.update("INSERT INTO ACT_GE_BYTEARRAY (ID_, TENANT_ID_) VALUES (?, ?)", id, tenant);
            jdbc.update("""
                    INSERT INTO ACT_HI_JOB_LOG (ID_, TIMESTAMP_, JOB_ID_, JOB_EXCEPTION_MSG_, JOB_EXCEPTION_STACK_ID_, TENANT_ID_)
                    VALUES (?, CURRENT_TIMESTAMP, ?, 'The event of both@example.com could not be correlated', ?, ?)""", id, id, id, tenant);
            jdbc.update("""
                    INSERT INTO ACT_HI_INCIDENT (ID_, CREATE_TIME_, INCIDENT_MSG_, INCIDENT_TYPE_, TENANT_ID_)
                    VALUES (?, CURRENT_TIMESTAMP, 'The event of both@example.com could not be correlated', 'failedJob', ?)""", id, tenant);
        }
        for (var tenant : List.of("north", "south")) {
            app.bean(ContactChanges.class)
                    .sync(new Tenant(tenant), new Email("both@example.com"), null, Map.of("city", tenant));
        }

        removed(erase("/contacts/both@example.com?tenant=north"));
        for (var table : List.of("ACT_GE_BYTEARRAY", "ACT_HI_JOB_LOG", "ACT_HI_INCIDENT")) {
            assertThat(jdbc.queryForList("SELECT ID_ FROM " + table + " WHERE ID_ LIKE 'of-%'", String.class))
                    .as(table)
                    .containsExactly("of-south");
        }
        removed(erase("/contacts/both@example.com?tenant=south"));
        assertThat(traces("both@example.com")).isEmpty();
    }

    /** As this database writes it. */
    private String column(String table, String column) {
        var name = table + "." + column;
        return traces("and.fail.me@").stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    @Test
    void an_account_erases_its_contacts_by_id_and_others_need_to_be_administrators() {
        app.track("Ordered", "by.id@example.com");
        var found =
                app.send(app.request("/api/3/contacts?email=by.id@example.com").header("Api-Token", "demo"));
        var id = Client.json(found).at("/contacts/0/id").textValue();
        var answer = app.send(
                app.request("/api/3/contacts/" + id).header("Api-Token", "demo").DELETE());
        assertThat(removed(answer).get("contacts").longValue()).isOne();
        assertThat(traces("by.id")).isEmpty();
        assertThat(app.send(app.request("/contacts/keep.me@example.com")).statusCode())
                .isEqualTo(401);
        assertThat(app.send(app.request("/contacts/keep.me@example.com").DELETE())
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.get("/contacts/nobody").statusCode()).isEqualTo(400);
    }

    /** Wherever in the database the text stands. */
    private List<String> traces(String text) {
        var jdbc = new JdbcTemplate(app.bean(javax.sql.DataSource.class));
        var traces = new ArrayList<String>();
        jdbc.query(
                """
                SELECT C.TABLE_NAME, C.COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS C
                JOIN INFORMATION_SCHEMA.TABLES T ON T.TABLE_NAME = C.TABLE_NAME AND T.TABLE_SCHEMA = C.TABLE_SCHEMA
                WHERE UPPER(C.TABLE_SCHEMA) = 'PUBLIC' AND T.TABLE_TYPE = 'BASE TABLE'
                    AND UPPER(C.DATA_TYPE) LIKE '%CHARACTER%'""",
                row -> {
                    var column = row.getString(1) + "." + row.getString(2);
                    var count = jdbc.queryForObject(
                            "SELECT COUNT(*) FROM \"" + row.getString(1) + "\" WHERE \"" + row.getString(2)
                                    + "\" LIKE ?",
                            Long.class,
                            "%" + text + "%");
                    if (count > 0) {
                        traces.add(column);
                    }
                });
        return traces;
    }

    private HttpResponse<String> erase(String path) {
        return app.send(
                app.request(path).header("Authorization", Client.basic()).method("DELETE", BodyPublishers.noBody()));
    }

    private static JsonNode removed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer).get("removed");
    }
}
