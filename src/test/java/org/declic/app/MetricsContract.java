package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.declic.app.EngineTime.later;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.declic.event.Transaction;
import org.junit.jupiter.api.Test;

/** What Prometheus reads over HTTP, after events by each door. */
abstract class MetricsContract extends ApiClientContract {

    private static final String RECORDED = "declic_events_recorded_total";
    private static final String DUPLICATES = "declic_events_duplicates_total";
    private static final String REFUSED = "declic_requests_refused_total";
    private static final String DECISIONS = "declic_decisions_total";

    @Test
    void events_are_counted_by_door_and_repeats_apart() {
        app.deploy(
                Automation.of("metered-tracking")
                        .trigger("Start", "To track", "trigger.limit", "none")
                        .leadingTo("<bpmn:serviceTask id='Task' camunda:delegateExpression='${trackEvent}'>"
                                + "<bpmn:extensionElements><camunda:field name='event' stringValue='Tracked' />"
                                + "</bpmn:extensionElements></bpmn:serviceTask>"),
                Automation.of("metered-messaged").trigger("Start", "Messaged", "trigger.runs", "once"));
        var before = Scrape.of(app);
        app.track("Seen", "form@example.com", Map.of("event_id", "f-1"));
        app.track("Seen", "form@example.com", Map.of("event_id", "f-1"));
        var batch = "[" + cloudEvent("c-1") + "," + cloudEvent("c-2") + "," + cloudEvent("c-1") + "]";
        assertThat(app.events(batch).statusCode()).isEqualTo(202);
        assertThat(message("Messaged", "rest@example.com", "").statusCode()).isEqualTo(204);
        assertThat(send("POST", "/contacts", "{\"contact\":{\"email\":\"api@example.com\"}}")
                        .statusCode())
                .isEqualTo(201);
        app.bean(RecordEvents.class).record(event("Seen", "java@example.com"));
        app.bean(RecordEvents.class).record(event("To track", "step@example.com"));
        app.settle();

        var after = Scrape.of(app);
        assertThat(Map.of(
                        "event", after.since(before, RECORDED, "door=\"event\""),
                        "events", after.since(before, RECORDED, "door=\"events\""),
                        "message", after.since(before, RECORDED, "door=\"message\""),
                        "api", after.since(before, RECORDED, "door=\"api\""),
                        "java", after.since(before, RECORDED, "door=\"java\""),
                        "step", after.since(before, RECORDED, "door=\"step\"")))
                .isEqualTo(Map.of("event", 1.0, "events", 2.0, "message", 1.0, "api", 1.0, "java", 2.0, "step", 1.0));
        assertThat(after.since(before, DUPLICATES, "door=\"event\"")).isOne();
        assertThat(after.since(before, DUPLICATES, "door=\"events\"")).isOne();
        assertThat(after.since(before, DUPLICATES)).isEqualTo(2);
    }

    @Test
    void what_is_rolled_back_is_not_counted() {
        app.deploy(Automation.of("metered-rolled-back").trigger("Start", "Rolled back", "trigger.runs", "once"));
        var before = Scrape.of(app);
        assertThatThrownBy(() -> app.bean(Transaction.class).run(() -> {
                    app.bean(RecordEvents.class).record(event("Rolled back", "back@example.com"));
                    runtime()
                            .createMessageCorrelation("Rolled back")
                            .processInstanceBusinessKey("back@example.com")
                            .correlateAll();
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        app.settle();
        var after = Scrape.of(app);
        assertThat(after.since(before, RECORDED)).isZero();
        assertThat(after.value(DECISIONS, "automation=\"metered-rolled-back\"")).isZero();
        assertThat(after.since(before, "declic_recorded_to_started_seconds_count"))
                .isZero();
    }

    @Test
    void decisions_are_counted_by_automation_and_outcome_and_the_time_to_start_is_measured() {
        app.deploy(Automation.of("metered-decided").trigger("Start", "Decided", "trigger.runs", "once"));
        var before = Scrape.of(app);
        app.track("Decided", ANA);
        app.settle();
        app.track("Decided", ANA);
        app.settle();
        assertThat(message("Decided", ANA, "").statusCode()).isEqualTo(400);
        runtime().startProcessInstanceByKey("metered-decided", "hand@example.com");
        var after = Scrape.of(app);
        assertThat(after.value(DECISIONS, "automation=\"metered-decided\"", "outcome=\"entered\""))
                .isEqualTo(2);
        assertThat(after.value(DECISIONS, "automation=\"metered-decided\"", "outcome=\"refused\""))
                .isEqualTo(2);
        var start = "declic_recorded_to_started_seconds";
        assertThat(after.since(before, start + "_count"))
                .as("an entry by hand has no event")
                .isOne();
        assertThat(after.since(before, start + "_bucket", "le=\"+Inf\"")).isOne();
        assertThat(after.since(before, start + "_sum")).isBetween(0.0, 60.0);
        assertThat(after.since(before, REFUSED, "door=\"message\""))
                .as("the event of the message was recorded")
                .isZero();
    }

    @Test
    void refusals_that_alerts_ask_about_are_there_from_the_start() {
        var scraped = Scrape.of(app);
        for (var door : List.of("event", "events", "message", "api", "unsubscribe")) {
            for (var status : List.of("500", "503")) {
                assertThat(scraped.has(REFUSED, "door=\"" + door + "\"", "status=\"" + status + "\""))
                        .as(door + " " + status)
                        .isTrue();
            }
        }
    }

    @Test
    void refused_requests_are_counted_by_door_and_status() {
        var before = Scrape.of(app);
        assertThat(app.form("Seen", "nobody", Map.of()).statusCode()).isEqualTo(400);
        assertThat(app.form("Seen", ANA, Map.of("key", "wrong")).statusCode()).isEqualTo(403);
        assertThat(app.events("{").statusCode()).isEqualTo(400);
        assertThat(app.send(app.request("/event").POST(BodyPublishers.ofString("x".repeat(2_000_000))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(app.send(app.request("/engine-rest/message").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.send(app.request("/api/3/contacts").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/contacts", "{}").statusCode()).isEqualTo(422);
        assertThat(app.send(app.request("/unsubscribe?contact=1")).statusCode()).isEqualTo(403);
        var after = Scrape.of(app);
        for (var refused : List.of(
                "event 400",
                "event 403",
                "events 400",
                "event 413",
                "message 401",
                "api 403",
                "api 422",
                "unsubscribe 403")) {
            var one = refused.split(" ");
            assertThat(after.since(before, REFUSED, "door=\"" + one[0] + "\"", "status=\"" + one[1] + "\""))
                    .as(refused)
                    .isOne();
        }
        assertThat(after.since(before, REFUSED)).isEqualTo(8);
        assertThat(after.since(before, RECORDED)).isZero();
    }

    @Test
    void failed_tries_of_correlation_jobs_are_counted() {
        app.deploy(Automation.of("metered-failing")
                .trigger("Start", "Failing", "trigger.runs", "once")
                .leadingTo("<bpmn:scriptTask id='Task' scriptFormat='juel'>"
                        + "<bpmn:script>${nobody.knows}</bpmn:script></bpmn:scriptTask>"));
        var before = Scrape.of(app);
        app.track("Failing", ANA);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> app.engine()
                                .getManagementService()
                                .createJobQuery()
                                .noRetriesLeft()
                                .count()
                        == 1);
        var after = Scrape.of(app);
        var failures = "declic_correlation_failures_total";
        assertThat(after.since(before, failures, "kind=\"lasting\""))
                .as("in a batch, then three times alone")
                .isEqualTo(4);
        assertThat(after.value(DECISIONS, "automation=\"metered-failing\"")).isZero();
        assertThat(app.engine()
                        .getManagementService()
                        .createJobQuery()
                        .noRetriesLeft()
                        .list())
                .first()
                .satisfies(job -> app.engine().getManagementService().deleteJob(job.getId()));
    }

    @Test
    void waiting_events_and_the_age_of_the_oldest_are_told_and_looked_up_at_most_every_five_seconds() {
        app.deploy(Automation.of("metered-waiting").trigger("Start", "Waiting", "trigger.limit", "none"));
        var executor = ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        try {
            app.track("Waiting", ANA);
            later(Duration.ofSeconds(90));
            app.track("Waiting", "bo@example.com");
            later(Duration.ofSeconds(6));
            var waiting = Scrape.of(app);
            assertThat(waiting.value("declic_events_waiting")).isEqualTo(2);
            assertThat(waiting.value("declic_events_waiting_age_seconds")).isBetween(95.0, 150.0);
            app.track("Waiting", "cy@example.com");
            assertThat(Scrape.of(app).value("declic_events_waiting"))
                    .as("not looked up again, the clock standing still")
                    .isEqualTo(2);
        } finally {
            executor.start();
        }
        app.settle();
        later(Duration.ofSeconds(10));
        var none = Scrape.of(app);
        ClockUtil.reset();
        assertThat(none.value("declic_events_waiting")).isZero();
        assertThat(none.value("declic_events_waiting_age_seconds")).isZero();
    }

    @Test
    void no_contact_is_in_a_tag_and_who_is_not_logged_in_reads_nothing() {
        app.track("Seen by " + ANA, ANA);
        message(ANA, ANA, "");
        var scrape = Scrape.of(app);
        assertThat(scrape.text().lines().filter(line -> line.startsWith("declic_")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("ana@") || line.contains("Seen by"));
        assertThat(app.send(app.request("/actuator/prometheus")).statusCode()).isEqualTo(401);
        assertThat(app.send(app.request("/actuator/prometheus").header("Authorization", "Basic bm9ib2R5Ondyb25n"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static String cloudEvent(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"source\":\"/shop\",\"type\":\"Seen\",\"subject\":\"cloud@example.com\"}";
    }

    private static TrackedEvent event(String name, String contact) {
        return TrackedEvent.now(
                Tenant.NONE, Email.of("contact", contact), EventName.of("event", name), EventValue.NONE);
    }
}
