package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.event.Listeners;
import org.declic.event.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever clocks do and is deployed meanwhile, an event that was taken ends in a decision of each trigger that listened. */
abstract class ClocksContract extends AppContract {

    @AfterEach
    void runJobs() {
        app.jobs().start();
    }

    @ParameterizedTest
    @ValueSource(ints = {-72, -6, -1, 1, 6, 72})
    void a_clock_that_jumps_behind_or_ahead_of_a_deployment_loses_no_event(int hours) {
        var name = "jump" + hours;
        app.deploy(Automation.of(name).trigger("Start", name, "trigger.limit", "none"));
        var before = tracked(name, "before");
        ClockUtil.offset(Duration.ofHours(hours).toMillis());
        var after = tracked(name, "after");
        ClockUtil.reset();
        var later = tracked(name, "later");
        app.settle();

        assertThat(Stream.of(before, after, later).flatMap(List::stream))
                .allSatisfy(
                        contact -> assertThat(decided().outcomes(name, contact)).containsExactly("entered"));
    }

    @Test
    void a_deployment_dated_hours_ahead_sees_what_is_recorded_after_it() {
        ClockUtil.offset(Duration.ofHours(12).toMillis());
        app.deploy(Automation.of("ahead").trigger("Start", "Ahead", "trigger.limit", "none"));
        ClockUtil.reset();
        var contacts = tracked("Ahead", "ahead");
        app.settle();
        assertThat(contacts)
                .allSatisfy(contact ->
                        assertThat(decided().outcomes("ahead", contact)).containsExactly("entered"));
    }

    @Test
    void on_nodes_whose_clocks_differ_no_event_around_a_deployment_is_lost() {
        try (var behind = node(ShiftedClock.Behind.class);
                var ahead = node(ShiftedClock.Ahead.class)) {
            behind.deploy(Automation.of("nodes-a").trigger("Start", "Nodes", "trigger.limit", "none"));
            for (var node : List.of(app, behind, ahead)) {
                node.track("Nodes", "first" + port(node) + "@example.com");
            }
            ahead.deploy(Automation.of("nodes-b").trigger("Start", "Nodes", "trigger.limit", "none"));
            for (var node : List.of(app, behind, ahead)) {
                node.track("Nodes", "second" + port(node) + "@example.com");
                assertThat(node.message("{\"messageName\":\"Nodes\",\"businessKey\":\"third" + port(node)
                                        + "@example.com\"}")
                                .statusCode())
                        .isEqualTo(204);
            }
            app.settle();
            for (var node : List.of(app, behind, ahead)) {
                for (var which : List.of("first", "second", "third")) {
                    var contact = which + port(node) + "@example.com";
                    assertThat(decided().outcomes("nodes-a", contact))
                            .as(contact)
                            .containsExactly("entered");
                    if (!which.equals("first")) {
                        assertThat(decided().outcomes("nodes-b", contact))
                                .as(contact)
                                .containsExactly("entered");
                    }
                }
            }
        }
    }

    @Test
    void an_event_that_waits_while_an_automation_is_deployed_is_not_seen_by_it_and_leaves_a_decision() {
        app.deploy(Automation.of("old").trigger("Start", "Waiting", "trigger.limit", "none"));
        app.jobs().shutdown();
        app.track("Waiting", ANA);
        ClockUtil.offset(-Duration.ofHours(3).toMillis());
        app.deploy(Automation.of("new").trigger("Start", "Waiting", "trigger.limit", "none"));
        app.track("Waiting", "bo@example.com");
        ClockUtil.reset();
        app.jobs().start();
        app.settle();

        assertThat(decided().outcomes("old", ANA)).containsExactly("entered");
        assertThat(decided().rows("new", ANA)).containsExactly("Waiting refused deployment");
        assertThat(reasons("new", ANA)).containsExactly("the event was recorded before this trigger was deployed");
        assertThat(decided().outcomes("old", "bo@example.com")).containsExactly("entered");
        assertThat(decided().outcomes("new", "bo@example.com")).containsExactly("entered");
    }

    @Test
    void events_in_line_of_an_earlier_version_are_for_those_who_listen_when_the_application_is_updated() {
        app.deploy(Automation.of("updated-1").trigger("Start", "Updated", "trigger.limit", "none"));
        app.jobs().shutdown();
        app.track("Updated", ANA);
        new JdbcTemplate(app.bean(DataSource.class)).update("UPDATE DECLIC_EVENT SET LISTENERS = NULL");
        app.bean(Transaction.class).run(() -> {
            app.bean(Listeners.class).addressWaiting();
            return true;
        });
        app.deploy(Automation.of("updated-2").trigger("Start", "Updated", "trigger.limit", "none"));
        app.jobs().start();
        app.settle();
        assertThat(decided().outcomes("updated-1", ANA)).containsExactly("entered");
        assertThat(decided().rows("updated-2", ANA)).containsExactly("Updated refused deployment");
    }

    /** While versions come and go and the clock jumps, all of which listen. */
    @Test
    void each_event_of_a_load_is_judged_once_while_versions_are_deployed_and_deleted() throws Exception {
        var automation = Automation.of("churn").trigger("Start", "Churn", "trigger.limit", "none");
        var deployments = new ArrayList<>(List.of(app.deploy(automation)));
        try (var load = new SendingThreads(app, "Churn")) {
            for (var round = 1; round <= 6; round++) {
                load.awaitMore(10);
                ClockUtil.offset(
                        Duration.ofHours(round % 2 == 0 ? round : -round).toMillis());
                deployments.add(app.deploy(automation.with("automation.reentry", round % 2 == 0 ? "any" : "")));
                if (round % 3 == 0) {
                    app.engine().getRepositoryService().deleteDeployment(deployments.remove(0), true);
                }
            }
            var acknowledged = load.finish();
            ClockUtil.reset();
            app.settle();
            assertThat(new JdbcTemplate(app.bean(DataSource.class))
                            .queryForList(
                                    "SELECT EVENT_ID FROM DECLIC_DECISION WHERE AUTOMATION = 'churn' AND KIND = 'entered'",
                                    String.class))
                    .doesNotHaveDuplicates()
                    .hasSize(acknowledged);
        }
    }

    @Test
    void a_repeated_message_is_not_for_what_was_deployed_after_the_first() {
        app.deploy(Automation.of("repeated-1").trigger("Start", "Elsewhere", "trigger.limit", "none"));
        app.track("Repeated", "bo@example.com");
        var json = ",\"processVariables\":{\"eventId\":{\"value\":\"r-1\",\"type\":\"String\"}}";
        assertThat(message("Repeated", ANA, json).body()).contains("No process definition or execution matches");
        app.deploy(Automation.of("repeated-2").trigger("Start", "Repeated", "trigger.limit", "none"));
        assertThat(message("Repeated", ANA, json).body()).contains("recorded before this trigger was deployed");
        assertThat(message("Repeated", ANA, json).body()).contains("recorded before this trigger was deployed");
        assertThat(decided().rows("repeated-2", ANA)).containsExactly("Repeated refused deployment");
    }

    @Test
    void limits_and_windows_go_by_the_clock_and_never_fail_over_it() {
        app.deploy(Automation.of("limited")
                .trigger(
                        "Start",
                        "Limited",
                        "trigger.limit",
                        "1/PT1H",
                        "segment.1.event",
                        "Seen",
                        "segment.1.within",
                        "PT1H"));
        app.track("Seen", ANA);
        app.track("Limited", ANA);
        app.settle();
        for (var hours : List.of(-5, 5)) {
            ClockUtil.offset(Duration.ofHours(hours).toMillis());
            app.track("Limited", ANA);
            app.settle();
        }
        assertThat(app.decisions("limited", ANA)).hasSize(3);
    }

    /** Events of three contacts, one by each door. */
    private List<String> tracked(String event, String who) {
        var contacts = IntStream.range(0, 3)
                .mapToObj(number -> who + number + "@" + event.toLowerCase(Locale.ROOT) + ".example.com")
                .toList();
        app.track(event, contacts.get(0));
        assertThat(app.events("[{\"specversion\":\"1.0\",\"id\":\"" + who + "\",\"source\":\"/t\",\"type\":\"" + event
                                + "\",\"subject\":\"" + contacts.get(1) + "\"}]")
                        .statusCode())
                .isEqualTo(202);
        assertThat(message(event, contacts.get(2), "").statusCode()).isEqualTo(204);
        return contacts;
    }

    /** Another node on the same database. */
    private App node(Class<?> clock) {
        return App.with(new Class<?>[] {clock}, app.database());
    }

    private static int port(App node) {
        return Integer.parseInt(node.root().substring(node.root().lastIndexOf(':') + 1));
    }

    private Decided decided() {
        return new Decided(app);
    }
}
