package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The management API: pages of decisions, their filters, and what is misspelt. */
abstract class EntriesPagesContract extends AppContract {

    @Test
    void pages_by_the_cursor_lose_and_repeat_nothing_while_decisions_keep_coming() {
        app.deploy(
                Automation.of("flowing").trigger("Start", "Flow", "trigger.runs", "multiple", "trigger.limit", "none"));
        for (var number = 0; number < 10; number++) {
            app.track("Flow", "flow" + number + "@example.com");
        }
        app.settle();
        var seen = new ArrayList<String>();
        var before = "";
        for (var page = 0; before != null; page++) {
            var answer = Client.json(app.get("/automations/flowing/entries?limit=3&before=" + before));
            assertThat(answer.at("/meta/total").intValue()).isEqualTo(10 + page);
            seen.addAll(answer.get("entries").findValuesAsText("contact"));
            before = answer.at("/meta/older").textValue();
            app.track("Flow", "more" + page + "@example.com");
            app.settle();
        }
        assertThat(seen).hasSize(10).doesNotHaveDuplicates().allMatch(contact -> contact.startsWith("flow"));
    }

    @Test
    void decisions_are_filtered_by_reason_time_and_tenant_and_say_their_tenant() {
        var once = Automation.of("walled").trigger("Start", "Walled", "trigger.runs", "once");
        app.deploy(once);
        app.deployFor("ochre", Automation.of("walled").trigger("Start", "Tag added", "trigger.runs", "once"));
        app.track("Walled", ANA);
        app.track("Walled", ANA);
        app.bean(org.declic.event.ContactChanges.class)
                .addTag(
                        org.declic.contact.Tenant.of("ochre"),
                        new org.declic.contact.Email("wall@example.com"),
                        "tall");
        app.settle();
        assertThat(total("")).isEqualTo(3);
        assertThat(total("?tenant=")).isEqualTo(2);
        assertThat(total("?tenant=ochre")).isOne();
        assertThat(total("?reason=once")).isOne();
        assertThat(total("?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00%2B02:00"))
                .isEqualTo(3);
        assertThat(total("?from=2099-01-01T00:00:00Z")).isZero();
        assertThat(total("?to=2020-01-01T00:00:00Z")).isZero();
        var last = Client.json(app.get("/automations/walled/entries?tenant=")).at("/entries/0");
        assertThat(total("?tenant=&from=" + last.get("decidedAt").textValue())).isOne();
        assertThat(total("?tenant=&to=" + last.get("decidedAt").textValue())).isOne();
        assertThat(last.get("tenant").isNull()).isTrue();
        assertThat(Client.json(app.get("/automations/walled/entries?tenant=ochre"))
                        .at("/entries/0/tenant")
                        .textValue())
                .isEqualTo("ochre");
        assertThat(app.get("/automations/walled/entries?tenant=none").statusCode())
                .isEqualTo(404);
        assertThat(detail(app.get("/automations/walled/entries?from=yesterday"), 400))
                .isEqualTo("from must be a time such as 2026-11-30T09:00:00Z, got 'yesterday'");
        assertThat(detail(
                        app.get("/automations/walled/entries?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"), 400))
                .startsWith("to must be after from, 2026-01-02T00:00:00Z");
        assertThat(detail(app.get("/automations/walled/entries?before=x"), 400)).startsWith("before must be");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /automations?limits=1 | limits is no parameter here; there are limit, offset, got '1'",
                "GET | /automations/strict?tenants=x | tenants is no parameter here; there are tenant, got 'x'",
                "GET | /automations/strict/entries?contacts=x | contacts is no parameter here; there are before, contact,",
                "POST | /automations/strict/entries?tenat=x | tenat is no parameter here; there are tenant, got 'x'",
                "GET | /automations/strict/triggers/Start/audience?samples=1 | samples is no parameter here; there are sample,",
                "GET | /automations/strict/batches?offset=1 | offset is no parameter here; there are before, limit, tenant",
                "POST | /automations/strict/batches/x/undo?sure=1 | sure is no parameter here; there are tenant",
                "POST | /automations/explain?tenant=x | tenant is no parameter here; there are none",
                "GET | /contacts?mail=x | mail is no parameter here; there are email, tenant",
                "GET | /contacts/ana@example.com?tennant=x | tennant is no parameter here; there are tenant",
                "DELETE | /contacts/ana@example.com?all=1 | all is no parameter here; there are tenant",
                "GET | /failed-events?automations=x | automations is no parameter here; there are after, automation, contact,",
                "POST | /failed-events/retry?count=1 | count is no parameter here; there are automation, contact, counted,",
                "DELETE | /failed-events?autmation=x | autmation is no parameter here; there are automation,",
                "POST | /failed-events/1/retry?sure=1 | sure is no parameter here; there are none"
            })
    void a_misspelt_parameter_is_refused_by_name(String method, String path, String message) {
        app.deploy(Automation.of("strict").trigger("Start", "Strict", "trigger.runs", "once"));
        var answer = switch (method) {
            case "GET" -> app.get(path);
            case "POST" -> Operator.demo(app).post(path, "{}");
            default -> Operator.demo(app).delete(path);
        };
        assertThat(detail(answer, 400)).startsWith(message);
    }

    @Test
    void a_trigger_that_nobody_knows_is_refused_and_one_of_an_earlier_version_is_known() {
        app.deploy(Automation.of("versions").trigger("First", "Versions", "trigger.runs", "once"));
        app.track("Versions", "ana@example.com");
        app.settle();
        app.deploy(Automation.of("versions").trigger("Second", "Versions", "trigger.runs", "once"));
        assertThat(detail(app.get("/automations/versions/entries?trigger=zz"), 400))
                .isEqualTo("trigger must be the id of a trigger of the automation, got 'zz'");
        assertThat(Client.json(app.get("/automations/versions/entries?trigger=Second"))
                        .get("entries"))
                .isEmpty();
        assertThat(Client.json(app.get("/automations/versions/entries?trigger=First"))
                        .get("entries"))
                .hasSize(1);
        assertThat(Client.json(app.get("/automations/versions/entries?trigger=First&contact=no@example.com"))
                        .get("entries"))
                .isEmpty();
    }

    @Test
    void a_misspelt_member_is_refused_by_name() {
        app.deploy(Automation.of("strict").trigger("Start", "Strict", "trigger.runs", "once"));
        var wrong = Map.of(
                "/automations/explain", "{\"contact\":\"ana@example.com\",\"event\":\"Strict\",\"dta\":{}}",
                "/automations/strict/entries", "{\"contact\":\"ana@example.com\",\"dta\":{}}");
        wrong.forEach((path, body) -> assertThat(detail(Operator.demo(app).post(path, body), 400))
                .startsWith("dta is no member here; there are ")
                .contains("contact, ", "data, ")
                .endsWith(", got '{}'"));
        assertThat(count("strict")).isZero();
        var cockpit = CockpitSession.of(app, "demo");
        var refused = cockpit.post("/dry-run", wrong.get("/automations/explain"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("dta is no member here");
    }

    private int total(String filter) {
        return Client.json(app.get("/automations/walled/entries" + filter))
                .at("/meta/total")
                .intValue();
    }
}
