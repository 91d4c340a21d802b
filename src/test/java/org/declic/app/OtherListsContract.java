package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.entry.operate.Activity;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A trigger on a list or tag when the event concerns another one. */
abstract class OtherListsContract extends AppContract {

    private static final int LISTS = 8;
    private static final int CONTACTS = 12;

    @Test
    void another_list_or_tag_is_no_refusal_has_no_row_and_is_counted_by_trigger_and_hour() {
        var automations = new ArrayList<Automation>();
        for (var list = 0; list < LISTS; list++) {
            automations.add(Automation.of("of-list-" + list)
                    .trigger("Start", "List subscribed", "trigger.list", "List " + list)
                    .trigger("Tagged", "Tag added", "trigger.tag", "tag " + list));
        }
        app.deploy(automations.toArray(Automation[]::new));
        var changes = app.bean(ContactChanges.class);
        for (var contact = 0; contact < CONTACTS; contact++) {
            changes.subscribe(Tenant.NONE, new Email("listed" + contact + "@example.com"), "List 3");
            changes.addTag(Tenant.NONE, new Email("listed" + contact + "@example.com"), "Tag 5");
        }
        app.settle();

        assertThat(count("of-list-3")).isEqualTo(CONTACTS);
        assertThat(count("of-list-5")).isEqualTo(CONTACTS);
        var jdbc = new JdbcTemplate(app.bean(DataSource.class));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM DECLIC_DECISION WHERE AUTOMATION LIKE 'of-list-%'", Integer.class))
                .isEqualTo(2 * CONTACTS);
        var shown = Client.json(CockpitSession.of(app, "demo").get("/definition/" + definition("of-list-4")));
        for (var trigger : shown.get("triggers")) {
            assertThat(trigger.at("/ever/refused").intValue()).isZero();
            assertThat(trigger.at("/ever/entered").intValue()).isZero();
            assertThat(trigger.get("elsewhere").intValue()).isEqualTo(CONTACTS);
        }
        assertThat(Client.json(CockpitSession.of(app, "demo").get("/definition/" + definition("of-list-4") + "/chart"))
                        .get("series"))
                .isEmpty();
        assertThat(Scrape.of(app).value("declic_decisions_total", "automation=\"of-list-4\""))
                .isZero();
        assertThat(Client.json(app.get("/automations/of-list-4/entries"))
                        .at("/meta/total")
                        .intValue())
                .isZero();
        app.bean(Activity.class).rollUp(java.time.Instant.now());
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT MOD(AT_SECOND, 3600) FROM DECLIC_ACTIVITY WHERE KIND = 'elsewhere'",
                        Long.class))
                .containsExactly(0L);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM DECLIC_ACTIVITY WHERE KIND = 'elsewhere'"
                                + " AND AUTOMATION = 'of-list-4' AND TRIGGER_ID = 'Start'",
                        Integer.class))
                .as("of one hour, or of two if it has just passed")
                .isBetween(1, 2);

        var explained = Client.json(
                Operator.demo(app)
                        .post(
                                "/automations/explain",
                                "{\"contact\":\"listed1@example.com\",\"event\":\"List subscribed\",\"data\":{\"list\":\"List 3\"}}"));
        assertThat(explained.get("triggers"))
                .filteredOn(one -> one.get("automation").textValue().equals("of-list-4"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.get("enters").booleanValue()).isFalse();
                    assertThat(one.at("/reasons/0").textValue()).contains("List 4", "List 3");
                });
    }

    private String definition(String key) {
        return CockpitSession.encoded(app.engine()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .singleResult()
                .getId());
    }
}
