package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.event.Listeners;
import org.declic.event.Transaction;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever clocks do and is deployed meanwhile, an event that was taken ends in a decision of each trigger that listened. */
abstract class ClocksContract extends AppContract {

    /** What happens after the subscriptions for a message have been read. */
    static final AtomicReference<Runnable> BETWEEN = new AtomicReference<>(() -> {});

    private Databases.Database shared;

    /** One for all nodes. */
    abstract Databases.Database fresh();

    @Override
    Databases.Database database() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    @Override
    @BeforeAll
    void start() {
        app = App.with(new Class<?>[] {Watched.class}, database(), settings());
    }

    @AfterEach
    void runJobs() {
        jobs().start();
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
                .allSatisfy(contact -> assertThat(outcomes(name, contact)).containsExactly("entered"));
    }

    @Test
    void a_deployment_dated_hours_ahead_sees_what_is_recorded_after_it() {
        ClockUtil.offset(Duration.ofHours(12).toMillis());
        app.deploy(Automation.of("ahead").trigger("Start", "Ahead", "trigger.limit", "none"));
        ClockUtil.reset();
        var contacts = tracked("Ahead", "ahead");
        app.settle();
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(outcomes("ahead", contact)).containsExactly("entered"));
    }

    @Test
    void on_nodes_whose_clocks_differ_no_event_around_a_deployment_is_lost() {
        try (var behind = node(Behind.class);
                var ahead = node(Ahead.class)) {
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
                    assertThat(outcomes("nodes-a", contact)).as(contact).containsExactly("entered");
                    if (!which.equals("first")) {
                        assertThat(outcomes("nodes-b", contact)).as(contact).containsExactly("entered");
                    }
                }
            }
        }
    }

    @Test
    void an_event_that_waits_while_its_automation_is_redeployed_and_the_old_version_deleted_is_judged() {
        var automation = Automation.of("replaced").trigger("Start", "Replaced", "trigger.limit", "none");
        var first = app.deploy(automation);
        jobs().shutdown();
        app.track("Replaced", ANA);
        app.deploy(automation.with("automation.reentry", "any"));
        app.engine().getRepositoryService().deleteDeployment(first, true);
        jobs().start();
        app.settle();

        assertThat(outcomes("replaced", ANA)).containsExactly("entered");
    }

    /**
     * As it looks to who has read the subscriptions a moment before: of a definition that is gone, of one whose deployment is,
     * and of one whose resources are.
     */
    @Test
    void definitions_that_are_deleted_while_they_are_looked_up_fail_neither_messages_nor_events_nor_deployments() {
        app.deploy(Automation.of("staying").trigger("Start", "Stale", "trigger.limit", "none"));
        var jdbc = new JdbcTemplate(app.bean(DataSource.class));
        jdbc.update("INSERT INTO ACT_RE_DEPLOYMENT (ID_, NAME_) VALUES ('stale', 'stale')");
        for (var kind : List.of("nothing", "row", "stale")) {
            var id = "stale-" + kind + ":1:1";
            if (!kind.equals("nothing")) {
                jdbc.update(
                        "INSERT INTO ACT_RE_PROCDEF (ID_, REV_, CATEGORY_, KEY_, VERSION_, DEPLOYMENT_ID_, RESOURCE_NAME_,"
                                + " HAS_START_FORM_KEY_, SUSPENSION_STATE_, STARTABLE_)"
                                + " SELECT ?, 1, CATEGORY_, ?, 1, ?, RESOURCE_NAME_, HAS_START_FORM_KEY_, 1, STARTABLE_"
                                + " FROM ACT_RE_PROCDEF WHERE KEY_ = 'staying'",
                        id,
                        "stale-" + kind,
                        kind);
            }
            jdbc.update(
                    "INSERT INTO ACT_RU_EVENT_SUBSCR (ID_, REV_, EVENT_TYPE_, EVENT_NAME_, ACTIVITY_ID_, CONFIGURATION_,"
                            + " CREATED_) VALUES (?, 1, 'message', 'Stale', 'Start', ?, CURRENT_TIMESTAMP)",
                    id,
                    id);
        }
        try {
            assertThat(message("Stale", "m@example.com", "").statusCode()).isEqualTo(204);
            assertThat(message("Stale", "nobody", "").body()).contains("the business key must be an e-mail address");
            app.track("Stale", "e@example.com");
            app.settle();
            assertThat(outcomes("staying", "m@example.com")).containsExactly("entered");
            assertThat(outcomes("staying", "e@example.com")).containsExactly("entered");
            app.deploy(Automation.of("another").trigger("Start", "Stale", "trigger.limit", "none"));
        } finally {
            jdbc.update("DELETE FROM ACT_RU_EVENT_SUBSCR WHERE ID_ LIKE 'stale-%'");
            jdbc.update("DELETE FROM ACT_RE_PROCDEF WHERE KEY_ LIKE 'stale-%'");
            jdbc.update("DELETE FROM ACT_RE_DEPLOYMENT WHERE ID_ = 'stale'");
        }
    }

    /** Between the look-up of who listens and that of the definition, as another node does it. */
    @Test
    void a_message_that_meets_a_version_which_is_replaced_and_deleted_at_that_moment_is_for_the_new_one() {
        var automation = Automation.of("moment").trigger("Start", "Moment", "trigger.limit", "none");
        var first = app.deploy(automation);
        var once = new AtomicBoolean();
        BETWEEN.set(() -> {
            if (once.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> {
                            app.deploy(automation.with("automation.reentry", "any"));
                            app.engine().getRepositoryService().deleteDeployment(first, true);
                        })
                        .join();
            }
        });
        try {
            assertThat(message("Moment", ANA, "").statusCode()).isEqualTo(204);
        } finally {
            BETWEEN.set(() -> {});
        }
        assertThat(once).isTrue();
        assertThat(outcomes("moment", ANA)).containsExactly("entered");
    }

    @Test
    void a_repeated_message_is_answered_though_the_deployment_of_its_instance_is_deleted() {
        var deployment = app.deploy(Automation.of("past").trigger("Start", "Past", "trigger.limit", "none"));
        app.deploy(Automation.of("past-2").trigger("Start", "Past", "trigger.limit", "none"));
        var json = ",\"resultEnabled\":true,\"processVariables\":{\"eventId\":{\"value\":\"p-1\",\"type\":\"String\"}}";
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
        endAll("past");
        app.engine().getRepositoryService().deleteDeployment(deployment, false);
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
        assertThat(message("Past", ANA, json).statusCode()).isEqualTo(200);
    }

    @Test
    void an_event_whose_trigger_is_gone_when_its_turn_comes_leaves_a_decision_that_says_so() {
        var other = app.deploy(Automation.of("deleted").trigger("Start", "Gone", "trigger.limit", "none"));
        var first = app.deploy(Automation.of("renamed").trigger("Start", "Gone", "trigger.limit", "none"));
        jobs().shutdown();
        app.track("Gone", ANA);
        app.deploy(Automation.of("renamed").trigger("Start", "Come", "trigger.limit", "none"));
        app.engine().getRepositoryService().deleteDeployment(first, true);
        app.engine().getRepositoryService().deleteDeployment(other, true);
        app.track("Come", ANA);
        jobs().start();
        app.settle();

        assertThat(rows("deleted", ANA)).containsExactly("Gone refused deployment");
        assertThat(rows("renamed", ANA)).containsExactly("Gone refused deployment", "Come entered entered");
        assertThat(reasons("renamed", ANA))
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("the trigger was taken away while the event waited");
    }

    @Test
    void an_event_that_waits_while_an_automation_is_deployed_is_not_seen_by_it_and_leaves_a_decision() {
        app.deploy(Automation.of("old").trigger("Start", "Waiting", "trigger.limit", "none"));
        jobs().shutdown();
        app.track("Waiting", ANA);
        ClockUtil.offset(-Duration.ofHours(3).toMillis());
        app.deploy(Automation.of("new").trigger("Start", "Waiting", "trigger.limit", "none"));
        app.track("Waiting", "bo@example.com");
        ClockUtil.reset();
        jobs().start();
        app.settle();

        assertThat(outcomes("old", ANA)).containsExactly("entered");
        assertThat(rows("new", ANA)).containsExactly("Waiting refused deployment");
        assertThat(reasons("new", ANA)).containsExactly("the event was recorded before this trigger was deployed");
        assertThat(outcomes("old", "bo@example.com")).containsExactly("entered");
        assertThat(outcomes("new", "bo@example.com")).containsExactly("entered");
    }

    @Test
    void a_dry_run_says_of_an_older_event_that_the_trigger_has_not_seen_it() {
        app.deploy(Automation.of("dry-1").trigger("Start", "Dry", "trigger.limit", "none"));
        app.track("Dry", ANA, Map.of("event_id", "dry-1"));
        app.deploy(Automation.of("dry-2").trigger("Start", "Dry", "trigger.limit", "none"));
        app.track("Dry", ANA, Map.of("event_id", "dry-2"));
        assertThat(explained("dry-1"))
                .containsOnly("true []", "false [the event was recorded before this trigger was deployed]");
        assertThat(explained("dry-2")).containsOnly("true []");
    }

    private List<String> explained(String eventId) {
        var answer = app.send(app.request("/automations/explain")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"contact\":\"" + ANA + "\",\"eventId\":\"" + eventId + "\"}")));
        var said = new ArrayList<String>();
        App.json(answer).get("triggers").forEach(trigger -> {
            var reasons = new ArrayList<String>();
            trigger.get("reasons").forEach(reason -> reasons.add(reason.textValue()));
            said.add(trigger.get("enters").booleanValue() + " " + reasons);
        });
        return said;
    }

    @Test
    void events_in_line_of_an_earlier_version_are_for_those_who_listen_when_the_application_is_updated() {
        app.deploy(Automation.of("updated-1").trigger("Start", "Updated", "trigger.limit", "none"));
        jobs().shutdown();
        app.track("Updated", ANA);
        new JdbcTemplate(app.bean(DataSource.class)).update("UPDATE DECLIC_EVENT SET LISTENERS = NULL");
        app.bean(Transaction.class).run(() -> {
            app.bean(Listeners.class).addressWaiting();
            return true;
        });
        app.deploy(Automation.of("updated-2").trigger("Start", "Updated", "trigger.limit", "none"));
        jobs().start();
        app.settle();
        assertThat(outcomes("updated-1", ANA)).containsExactly("entered");
        assertThat(rows("updated-2", ANA)).containsExactly("Updated refused deployment");
    }

    /** While versions come and go and the clock jumps, all of which listen. */
    @Test
    void each_event_of_a_load_is_judged_once_while_versions_are_deployed_and_deleted() throws Exception {
        var automation = Automation.of("churn").trigger("Start", "Churn", "trigger.limit", "none");
        var deployments = new ArrayList<>(List.of(app.deploy(automation)));
        var senders = Executors.newFixedThreadPool(4);
        var sent = new AtomicInteger();
        var stop = new AtomicBoolean();
        try {
            Callable<Integer> sender = () -> {
                var mine = 0;
                for (; !stop.get(); mine++) {
                    var number = sent.incrementAndGet();
                    app.track("Churn", "churn" + number % 50 + "@example.com", Map.of("event_id", "churn-" + number));
                }
                return mine;
            };
            var acknowledged =
                    Stream.generate(() -> senders.submit(sender)).limit(4).toList();
            for (var round = 1; round <= 12; round++) {
                var reached = sent.get() + 20;
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> sent.get() >= reached);
                ClockUtil.offset(
                        Duration.ofHours(round % 2 == 0 ? round : -round).toMillis());
                deployments.add(app.deploy(automation.with("automation.reentry", round % 2 == 0 ? "any" : "")));
                if (round % 3 == 0) {
                    app.engine().getRepositoryService().deleteDeployment(deployments.remove(0), true);
                }
            }
            stop.set(true);
            var all = 0;
            for (var one : acknowledged) {
                all += one.get(2, TimeUnit.MINUTES);
            }
            ClockUtil.reset();
            app.settle();
            assertThat(new JdbcTemplate(app.bean(DataSource.class))
                            .queryForList(
                                    "SELECT EVENT_ID FROM DECLIC_DECISION WHERE AUTOMATION = 'churn' AND KIND = 'entered'",
                                    String.class))
                    .doesNotHaveDuplicates()
                    .hasSize(all);
        } finally {
            stop.set(true);
            senders.shutdown();
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
        assertThat(rows("repeated-2", ANA)).containsExactly("Repeated refused deployment");
    }

    @Test
    void a_trigger_of_a_version_before_listens_again_when_the_later_one_is_deleted_while_events_wait() {
        app.deploy(Automation.of("back").trigger("Start", "Back", "trigger.limit", "none"));
        var second = app.deploy(Automation.of("back").trigger("Other", "Back", "trigger.limit", "none"));
        jobs().shutdown();
        app.track("Back", ANA);
        app.engine().getRepositoryService().deleteDeployment(second, true);
        app.track("Back", "bo@example.com");
        jobs().start();
        app.settle();

        assertThat(rows("back", ANA)).containsExactlyInAnyOrder("Back refused deployment", "Back refused deployment");
        assertThat(outcomes("back", "bo@example.com")).containsExactly("entered");
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
                .mapToObj(number -> who + number + "@" + event.toLowerCase(java.util.Locale.ROOT) + ".example.com")
                .toList();
        app.track(event, contacts.get(0));
        assertThat(app.events("[{\"specversion\":\"1.0\",\"id\":\"" + who + "\",\"source\":\"/t\",\"type\":\"" + event
                                + "\",\"subject\":\"" + contacts.get(1) + "\"}]")
                        .statusCode())
                .isEqualTo(202);
        assertThat(message(event, contacts.get(2), "").statusCode()).isEqualTo(204);
        return contacts;
    }

    private List<String> outcomes(String automation, String contact) {
        return app.decisions(automation, contact).stream()
                .map(decision -> decision.get("outcome"))
                .map(JsonNode::textValue)
                .toList();
    }

    /** Event, outcome and kind of the decisions, the first one first. */
    private List<String> rows(String automation, String contact) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForList(
                        "SELECT EVENT || ' ' || OUTCOME || ' ' || KIND FROM DECLIC_DECISION"
                                + " WHERE AUTOMATION = ? AND CONTACT = ? ORDER BY ID",
                        String.class,
                        automation,
                        contact);
    }

    private JobExecutor jobs() {
        return ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Another node on the same database. */
    private App node(Class<?> clock) {
        return App.with(new Class<?>[] {clock}, database(), settings());
    }

    private static int port(App node) {
        return Integer.parseInt(node.root().substring(node.root().lastIndexOf(':') + 1));
    }

    @Configuration(proxyBeanMethods = false)
    static class Watched {

        @Bean
        static BeanPostProcessor watchedDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database
                            ? ProxyDataSourceBuilder.create(database)
                                    .afterQuery((execution, queries) -> {
                                        if (queries.stream().anyMatch(Watched::readsStarts)) {
                                            BETWEEN.get().run();
                                        }
                                    })
                                    .build()
                            : bean;
                }
            };
        }

        /** The engine's own look-up. */
        private static boolean readsStarts(QueryInfo query) {
            return query.getQuery().contains("from ACT_RU_EVENT_SUBSCR")
                    && query.getQuery().contains("EVENT_NAME_ = ?")
                    && query.getQuery().contains("EXECUTION_ID_ is null");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Behind {

        @Bean
        static BeanPostProcessor clockBehind() {
            return offset(Duration.ofHours(-7));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Ahead {

        @Bean
        static BeanPostProcessor clockAhead() {
            return offset(Duration.ofHours(5));
        }
    }

    private static BeanPostProcessor offset(Duration offset) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock clock ? Clock.offset(clock, offset) : bean;
            }
        };
    }
}
