package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What would grow without end is refused at every door: names that are new, and events while too many wait. */
abstract class LimitsContract extends AppContract {

    private static final String FULL =
            " must not be a new name: there are 3 event names, and at most 3 may be (declic.limits.event-names), got 'New'";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/s\",\"type\":\"%s\",\"subject\":\"ana@example.com\"}";

    /** Each tenant has names of its own, and each test its tenants. */
    @Override
    String[] settings() {
        return new String[] {
            "declic.max-backlog=20",
            "declic.limits.event-names=3",
            "declic.limits.lists=1",
            "declic.limits.tags=1",
            "declic.limits.fields=1",
            "declic.accounts.main.key=k",
            "declic.accounts.main.api-token=t",
            "declic.accounts.other.key=k2",
            "declic.accounts.other.api-token=t2",
            "declic.accounts.other.tenant=b",
            "declic.accounts.third.key=k3",
            "declic.accounts.third.api-token=t3",
            "declic.accounts.third.tenant=c",
            "declic.accounts.demo.key=demo",
            "declic.accounts.demo.api-token=demo",
            "declic.accounts.demo.tenant=d"
        };
    }

    @Test
    void new_names_are_refused_by_name_limit_and_count_and_nothing_of_them_is_kept() {
        app.deploy(Automation.of("listens").trigger("Start", "New", "trigger.limit", "none"));
        for (var name : new String[] {"One", "Two", "Three"}) {
            assertThat(form("main", "k", name).statusCode()).isEqualTo(200);
        }
        var form = form("main", "k", "New");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(Client.json(form).get("message").textValue()).isEqualTo("event" + FULL);

        var one = post("/events", "t", "application/cloudevents+json", EVENT.formatted("1", "New"));
        assertThat(one.statusCode()).isEqualTo(400);
        assertThat(Client.json(one).get("detail").textValue()).isEqualTo("type" + FULL);
        var batch = post(
                "/events",
                "t",
                "application/cloudevents-batch+json",
                "[" + EVENT.formatted("1", "One") + "," + EVENT.formatted("2", "New") + "]");
        assertThat(batch.statusCode()).isEqualTo(400);
        assertThat(Client.json(batch).get("errors")).hasSize(1);
        assertThat(Client.json(batch).at("/errors/0/index").intValue()).isEqualTo(1);
        assertThat(Client.json(batch).at("/errors/0/message").textValue()).isEqualTo("type" + FULL);

        var message = app.message("{\"messageName\":\"New\",\"businessKey\":\"ana@example.com\"}");
        assertThat(message.statusCode()).as(message.body()).isEqualTo(400);
        assertThat(Client.json(message).get("code").intValue()).isEqualTo(20002);
        assertThat(Client.json(message).get("message").textValue()).contains("messageName" + FULL);

        var known = post(
                "/api/3/eventTrackingEvents", "t", "application/json", "{\"eventTrackingEvent\":{\"name\":\"New\"}}");
        assertThat(known.statusCode()).isEqualTo(422);
        assertThat(Client.json(known).at("/errors/0/title").textValue()).isEqualTo("name" + FULL);
        assertThatThrownBy(() -> app.bean(RecordEvents.class)
                        .record(TrackedEvent.now(
                                Tenant.NONE,
                                Email.of("contact", "ana@example.com"),
                                EventName.of("event", "New"),
                                EventValue.NONE)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("event" + FULL);

        assertThat(form("main", "k", "Two").statusCode()).as("a known name").isEqualTo(200);
        assertThat(post("/events", "t", "application/cloudevents+json", EVENT.formatted("3", "One"))
                        .statusCode())
                .as("a known name")
                .isEqualTo(202);
        assertThat(form("other", "k2", "New").statusCode()).as("another tenant").isEqualTo(200);
        assertThat(jdbc().queryForObject(
                                "SELECT COUNT(*) FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID WHERE C.TENANT IN ('', 'b')",
                                Long.class))
                .isEqualTo(6);
    }

    @Test
    void webhooks_and_callbacks_are_not_told_at_addresses_inside() {
        for (var address :
                List.of("http://127.0.0.1:9/", "http://localhost/x", "http://169.254.169.254/", "http://[::1]/")) {
            var hook = post(
                    "/api/3/webhooks",
                    "t3",
                    "application/json",
                    "{\"webhook\":{\"name\":\"x\",\"url\":\"" + address
                            + "\",\"events\":[\"event\"],\"sources\":[\"api\"]}}");
            assertThat(hook.statusCode()).as(hook.body()).isEqualTo(422);
            assertThat(hook.body()).contains("url must not be an address inside");
            var imported = post(
                    "/api/3/import/bulk_import",
                    "t3",
                    "application/json",
                    "{\"contacts\":[{\"email\":\"a@example.com\"}],\"callback\":{\"url\":\"" + address + "\"}}");
            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(400);
            assertThat(imported.body()).contains("callback.url must not be an address inside");
        }
    }

    @Test
    void new_lists_tags_and_fields_are_refused_and_changes_are_events_whatever_names_there_are() {
        for (var name : new String[] {"One", "Two", "Three"}) {
            assertThat(form("third", "k3", name).statusCode()).isEqualTo(200);
        }
        for (var made : Map.of(
                        "lists", "{\"list\":{\"name\":\"%s\"}}",
                        "tags", "{\"tag\":{\"tag\":\"%s\",\"tagType\":\"contact\"}}",
                        "fields", "{\"field\":{\"title\":\"%s\",\"type\":\"text\"}}")
                .entrySet()) {
            var path = "/api/3/" + made.getKey();
            assertThat(post(path, "t3", "application/json", made.getValue().formatted("A"))
                            .statusCode())
                    .isIn(200, 201);
            var refused = post(path, "t3", "application/json", made.getValue().formatted("B"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Client.json(refused).at("/errors/0/title").textValue())
                    .contains("must not be a new name: there are 1 " + made.getKey()
                            + ", and at most 1 may be (declic.limits." + made.getKey() + "), got 'B'");
        }
        var sync =
                post("/api/3/contact/sync", "t3", "application/json", "{\"contact\":{\"email\":\"new@example.com\"}}");
        assertThat(sync.statusCode()).as(sync.body()).isIn(200, 201);
        assertThat(jdbc().queryForList(
                                "SELECT NAME FROM DECLIC_EVENT_NAME WHERE TENANT = 'c' ORDER BY ID", String.class))
                .containsExactly("One", "Two", "Three", "Contact created");
        assertThat(jdbc().queryForObject("SELECT COUNT(*) FROM DECLIC_ATTRIBUTE WHERE TENANT = 'c'", Long.class))
                .isEqualTo(3);
    }

    @Test
    void senders_are_asked_to_come_again_until_what_waits_is_worked_off() {
        app.jobs().shutdown();
        app.deployFor("d", Automation.of("pressed").trigger("Start", "Ordered", "trigger.runs", "multiple"));
        var sent = new AtomicInteger();
        var taken = new AtomicInteger();
        var refused = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sentLater(sent, taken), answer -> answer.statusCode() == 429);

        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(Client.json(refused).get("detail").textValue())
                .isEqualTo("nothing was recorded, send it again in 10 seconds: at least 20 events wait for correlation"
                        + " (declic.max-backlog)");
        var form = app.form("Ordered", "form@example.com", Map.of());
        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(Client.json(form).get("success").intValue()).isZero();
        assertThat(Client.json(form).get("message").textValue()).contains("declic.max-backlog");

        var sync = app.send(app.request("/api/3/contact/sync")
                .header("Api-Token", "demo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"contact\":{\"email\":\"new@example.com\"}}")));
        assertThat(sync.statusCode()).isEqualTo(429);
        assertThat(sync.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(Client.json(sync).get("message").textValue()).contains("declic.max-backlog");
        assertThat(app.send(app.request("/api/3/contacts").header("Api-Token", "demo"))
                        .statusCode())
                .as("who only asks")
                .isEqualTo(200);
        assertThat(app.send(app.request("/unsubscribe?contact=1&list=1&signature=wrong")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .as("who wants to leave")
                .isNotEqualTo(429);

        assertThat(jdbc().queryForObject(
                                "SELECT COUNT(*) FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID WHERE C.TENANT = 'd'",
                                Integer.class))
                .as("acknowledged events are recorded events")
                .isEqualTo(taken.get());

        var management = app.engine().getManagementService();
        management.createJobQuery().messages().list().forEach(job -> management.executeJob(job.getId()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sentLater(sent, taken).statusCode() == 202);
    }

    /** What waits is looked up every five seconds. */
    private HttpResponse<String> sentLater(AtomicInteger sent, AtomicInteger taken) {
        var number = sent.incrementAndGet();
        ClockUtil.offset(Duration.ofSeconds(number).toMillis());
        var answer = app.events("""
                [{"specversion":"1.0","id":"p-%d","source":"/shop","type":"Ordered","subject":"c%d@example.com"}]""".formatted(number, number));
        taken.addAndGet(answer.statusCode() == 202 ? 1 : 0);
        return answer;
    }

    private HttpResponse<String> form(String account, String key, String event) {
        return app.form(event, "ana@example.com", Map.of("actid", account, "key", key));
    }

    private HttpResponse<String> post(String path, String token, String type, String body) {
        return app.send(app.request(path)
                .header("Api-Token", token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(javax.sql.DataSource.class));
    }
}
