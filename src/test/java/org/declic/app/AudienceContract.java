package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.ByHandContract.detail;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many existing contacts fit a trigger now. */
abstract class AudienceContract extends AppContract {

    private static final int CONTACTS = 120;

    /** Nobody has ever had the events of these triggers, so that a dry run with them judges each contact as it stands. */
    @BeforeAll
    void populate() {
        app.deploy(Automation.of("fitting")
                .with("automation.reentry", "after-exit")
                .trigger("Everybody", "Call everybody", "trigger.runs", "once")
                .trigger("Buyers", "Call buyers", "segment.1.event", "Order placed", "segment.1.count", "2")
                .trigger(
                        "Lapsed",
                        "Call lapsed",
                        "segment.1.event",
                        "Signed up",
                        "segment.2.event",
                        "Order placed",
                        "segment.2.operator",
                        "not-happened",
                        "segment.2.within",
                        "P30D")
                .trigger(
                        "Spenders",
                        "Call spenders",
                        "segment.1.event",
                        "Order placed",
                        "segment.1.value.path",
                        "/amount",
                        "segment.1.value.operator",
                        "greater-than",
                        "segment.1.value",
                        "80")
                .trigger(
                        "Either",
                        "Call either",
                        "segment.match",
                        "any",
                        "segment.1.event",
                        "Cancelled",
                        "segment.2.event",
                        "Order placed",
                        "segment.2.times",
                        "exactly",
                        "segment.2.count",
                        "0")
                .trigger(
                        "Feel",
                        "Call by FEEL",
                        "segment.expression",
                        "times(\"Order placed\") + times(\"Cancelled\") > 1 and happened(\"Signed up\","
                                + " duration(\"P45D\"))"));
        var random = new Random(7);
        var events = new ArrayList<String>();
        for (var contact = 0; contact < CONTACTS; contact++) {
            events.add(event("Seen", contact, 1, "{}"));
            for (var name : List.of("Signed up", "Order placed", "Cancelled")) {
                var times = random.nextInt(name.equals("Order placed") ? 4 : 2);
                for (var time = 0; time < times; time++) {
                    events.add(event(name, contact, random.nextInt(60), "{\"amount\":" + random.nextInt(100) + "}"));
                }
            }
        }
        assertThat(app.events(events.toString()).statusCode()).isEqualTo(202);
        for (var contact = 0; contact < CONTACTS; contact += 7) {
            app.track("Call everybody", email(contact));
        }
        app.settle();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Everybody", "Buyers", "Lapsed", "Spenders", "Either", "Feel"})
    void the_numbers_are_those_of_judging_each_contact(String trigger) {
        var event = trigger.equals("Feel") ? "Call by FEEL" : "Call " + trigger.toLowerCase(java.util.Locale.ROOT);
        var fit = 0;
        var enter = 0;
        for (var contact = 0; contact < CONTACTS; contact++) {
            var truth = explain(email(contact), event);
            var conditions = StreamSupport.stream(truth.get("conditions").spliterator(), false)
                    .map(one -> one.get("holds").booleanValue())
                    .toList();
            fit += (trigger.equals("Either") ? conditions.contains(true) : !conditions.contains(false)) ? 1 : 0;
            enter += truth.get("enters").booleanValue() ? 1 : 0;
        }
        var numbers = audience("fitting", trigger + "/audience?sample=5&withoutEvent=true");
        assertThat(numbers.get("fit").intValue()).isEqualTo(fit).isBetween(10, CONTACTS);
        assertThat(numbers.get("enter").intValue()).isEqualTo(enter).isBetween(5, fit - 1);
        assertThat(numbers.get("sample")).hasSize(5);
        numbers.get("sample")
                .forEach(email -> assertThat(
                                explain(email.textValue(), event).get("enters").booleanValue())
                        .isTrue());
    }

    @Test
    void a_condition_on_the_events_own_value_asks_the_latest_event() {
        app.deploy(Automation.of("valued")
                .trigger(
                        "Big",
                        "Quote asked",
                        "trigger.value.path",
                        "/size",
                        "trigger.value.operator",
                        "is-not",
                        "trigger.value",
                        "small"));
        app.deploy(Automation.of("keyed")
                .trigger("Each", "Quote asked", "trigger.runs", "once-per-key", "trigger.key", "/size"));
        app.track("Quote asked", "big@example.com", "{\"size\":\"small\"}");
        app.track("Quote asked", "big@example.com", "{\"size\":\"large\"}");
        app.track("Quote asked", "small@example.com", "{\"size\":\"large\"}");
        app.track("Quote asked", "small@example.com", "{\"size\":\"small\"}");
        app.track("Quote asked", "none@example.com");
        app.settle();
        var big = audience("valued", "Big/audience");
        assertThat(big.get("sample").toString()).isEqualTo("[\"big@example.com\",\"none@example.com\"]");
        var each = audience("keyed", "Each/audience?withoutEvent=true");
        assertThat(each.get("enter").intValue())
                .as("who has entered with that key or has none does not enter")
                .isZero();
        assertThat(each.get("fit").intValue()).isGreaterThan(CONTACTS);
    }

    @Test
    void only_who_has_had_the_triggers_event_comes_unless_the_others_are_asked_for_whose_number_is_told() {
        app.deploy(Automation.of("had")
                .trigger("Late", "Had or not", "trigger.runs", "once", "segment.1.event", "Prepared"));
        for (var contact : List.of("both@example.com", "prepared@example.com", "ready@example.com")) {
            app.track("Prepared", contact);
        }
        app.settle();
        assertThat(audience("had", "Late/audience").toString())
                .isEqualTo("{\"fit\":0,\"enter\":0,\"withoutEvent\":3,\"sample\":[]}");
        hadLongAgo("both@example.com");
        assertThat(audience("had", "Late/audience").toString())
                .isEqualTo("{\"fit\":1,\"enter\":1,\"withoutEvent\":2,\"sample\":[\"both@example.com\"]}");
        var all = audience("had", "Late/audience?withoutEvent=true&sample=1");
        assertThat(all.get("fit").intValue()).isEqualTo(3);
        assertThat(all.get("enter").intValue()).isEqualTo(3);
        assertThat(all.get("withoutEvent").intValue()).isEqualTo(2);
        var wrong = app.get("/automations/had/triggers/Late/audience?withoutEvent=yes");
        assertThat(detail(wrong, 400)).isEqualTo("withoutEvent must be true or false, got 'yes'");
    }

    /** Has the event, but did not enter: it was sent as one of the past. */
    private void hadLongAgo(String contact) {
        var answer = app.form("Had or not", contact, java.util.Map.of("timestamp", "2020-01-01T00:00:00Z"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        app.settle();
    }

    @Test
    void a_trigger_on_lists_or_tags_asks_who_has_them_now() {
        app.deploy(Automation.of("listed-any").trigger("AnyList", "List subscribed", "trigger.runs", "once"));
        app.deploy(Automation.of("listed")
                .trigger("News", "List subscribed", "trigger.list", "News")
                .trigger("Gone", "List unsubscribed", "trigger.list", "News")
                .trigger("Vip", "Tag added", "trigger.tag", "vip")
                .trigger("Fallen", "Tag removed", "trigger.tag", "vip"));
        var changes = app.bean(ContactChanges.class);
        var stays = new Email("stays@example.com");
        var goes = new Email("goes@example.com");
        var back = new Email("back@example.com");
        for (var one : List.of(stays, goes, back)) {
            changes.subscribe(Tenant.NONE, one, "News");
            changes.addTag(Tenant.NONE, one, "vip");
        }
        for (var one : List.of(goes, back)) {
            changes.unsubscribe(Tenant.NONE, one, "News");
            changes.removeTag(Tenant.NONE, one, "vip");
        }
        changes.subscribe(Tenant.NONE, back, "News");
        changes.addTag(Tenant.NONE, back, "vip");
        changes.subscribe(Tenant.NONE, goes, "Offers");
        app.settle();

        assertThat(fit("News")).isEqualTo(2);
        assertThat(audience("listed-any", "AnyList/audience").get("fit").intValue())
                .isEqualTo(3);
        assertThat(fit("Gone")).isEqualTo(1);
        assertThat(fit("Vip")).isEqualTo(2);
        assertThat(fit("Fallen")).isEqualTo(1);
        assertThat(audience("listed", "Gone/audience").get("sample").toString()).isEqualTo("[\"goes@example.com\"]");
    }

    private int fit(String trigger) {
        return audience("listed", trigger + "/audience").get("fit").intValue();
    }

    private JsonNode audience(String automation, String rest) {
        var answer = app.get("/automations/" + automation + "/triggers/" + rest);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private JsonNode explain(String contact, String event) {
        var question = "{\"contact\":\"" + contact + "\",\"event\":\"" + event + "\"}";
        var answer = app.send(app.request("/automations/explain")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question)));
        return Client.json(answer).at("/triggers/0");
    }

    private static String email(int contact) {
        return "crowd" + contact + "@example.com";
    }

    private static int count;

    private static String event(String name, int contact, int daysAgo, String data) {
        var time = Instant.now().minus(Duration.ofDays(daysAgo)).minusSeconds(60);
        return """
                {"specversion":"1.0","id":"a%d","source":"/a","type":"%s","subject":"%s","time":"%s",
                 "datacontenttype":"application/json","data":%s}""".formatted(count++, name, email(contact), time, data);
    }
}
