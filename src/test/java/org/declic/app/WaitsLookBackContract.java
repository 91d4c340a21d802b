package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Waits with {@code wait.since} = {@code entry}: what came before the wait was reached counts. */
abstract class WaitsLookBackContract extends AppContract {

    @BeforeAll
    void deploy() {
        app.deploy(LookBackAutomations.all());
    }

    @Test
    void an_event_that_came_before_the_wait_was_reached_lets_the_instance_go_on_at_once() {
        for (var automation : List.of("back", "forth")) {
            app.track(automation + " begins", ANA, "{\"n\":1}");
            app.settle();
            app.track(automation + " goes on", ANA, "{\"n\":2}");
            app.track(automation + " goes on", ANA, "{\"n\":3}");
            app.settle();
            complete(automation, ANA);
        }
        assertThat(place("back", ANA)).containsExactly("After");
        assertThat(place("forth", ANA)).isEmpty();
        var instance = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey("back")
                .processInstanceBusinessKey(ANA)
                .singleResult()
                .getId();
        assertThat(runtime().getVariable(instance, "event").toString()).contains("\"n\":2");
        assertThat(runtime().getVariable(instance, "entry").toString()).contains("\"n\":1");
    }

    @Test
    void only_the_contacts_own_later_and_timely_events_count() {
        var contact = "dan@example.com";
        app.track("back goes on", contact);
        app.track("back begins", contact);
        app.track("back goes on", "other@example.com");
        app.settle();
        var records = app.bean(RecordEvents.class);
        var tracked = TrackedEvent.now(Tenant.NONE, new Email(contact), new EventName("back goes on"), EventValue.NONE);
        records.record(tracked.at(Instant.now().minus(30, ChronoUnit.DAYS)));
        records.record(TrackedEvent.now(
                Tenant.of("acme"), new Email(contact), new EventName("back goes on"), EventValue.NONE));
        app.settle();
        complete("back", contact);
        assertThat(place("back", contact)).isEmpty();
        app.track("back goes on", contact);
        app.settle();
        assertThat(place("back", contact)).containsExactly("After");
    }

    @Test
    void the_earliest_that_fits_is_taken() {
        var contact = "eva@example.com";
        app.track("choosy-back begins", contact);
        app.settle();
        IntStream.of(50, 200, 300)
                .forEach(amount -> app.track("choosy-back goes on", contact, "{\"amount\":%d}".formatted(amount)));
        app.settle();
        complete("choosy-back", contact);
        var task = app.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(contact)
                .singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("After");
        assertThat(runtime().getVariable(task.getExecutionId(), "event").toString())
                .contains("200");
    }

    @Test
    void a_wait_that_is_reached_again_takes_no_event_twice() {
        var contact = "fay@example.com";
        app.track("round begins", contact);
        app.settle();
        app.track("round goes on", contact);
        app.settle();
        complete("round", contact);
        assertThat(place("round", contact)).containsExactly("Task");
        complete("round", contact);
        assertThat(place("round", contact)).as("there was one event").isEmpty();
        app.track("round goes on", contact);
        app.settle();
        assertThat(place("round", contact)).containsExactly("Task");
        complete("round", contact);
        assertThat(place("round", contact))
                .as("the second came while it waited")
                .isEmpty();
    }

    @Test
    void after_an_event_based_gateway_the_earliest_of_all_branches_is_taken() {
        var contact = "gil@example.com";
        app.track("either begins", contact);
        app.settle();
        app.track("either is left", contact);
        app.track("either goes on", contact);
        app.settle();
        complete("either", contact);
        assertThat(place("either", contact)).containsExactly("Left");
    }

    @Test
    void an_event_in_line_behind_the_one_that_starts_the_instance_is_used_once() {
        var contact = "hugo@example.com";
        app.jobs().shutdown();
        app.track("twice begins", contact);
        app.track("twice goes on", contact);
        app.jobs().start();
        app.settle();
        assertThat(runtime().createEventSubscriptionQuery().activityId("Second").count())
                .isOne();
        app.track("twice goes on", contact);
        app.settle();
        assertThat(place("twice", contact)).containsExactly("After");
    }

    @Test
    void an_instance_that_a_person_started_waits_from_when_the_wait_is_reached() {
        var contact = "ida@example.com";
        app.track("back goes on", contact);
        startByHand("back", contact);
        app.track("back goes on", contact);
        app.settle();
        complete("back", contact);
        assertThat(place("back", contact)).isEmpty();
        app.track("back goes on", contact);
        app.settle();
        assertThat(place("back", contact)).containsExactly("After");
    }

    @Test
    void an_event_that_is_recorded_while_the_wait_is_being_reached_is_neither_lost_nor_used_twice() throws Exception {
        var contacts = IntStream.range(0, 12)
                .mapToObj(n -> "race%d@example.com".formatted(n))
                .toList();
        contacts.forEach(contact -> app.track("round begins", contact));
        app.settle();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var contact : contacts) {
                var task = task("round", contact);
                var both = new ArrayList<Callable<Object>>();
                both.add(() -> {
                    app.engine().getTaskService().complete(task.getId());
                    return contact;
                });
                both.add(() -> {
                    app.track("round goes on", contact);
                    return contact;
                });
                for (var done : threads.invokeAll(both)) {
                    done.get();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        app.settle();
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(place("round", contact)).containsExactly("Task"));
        contacts.forEach(contact -> complete("round", contact));
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(place("round", contact)).isEmpty());
    }

    private Task task(String automation, String contact) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .singleResult();
    }

    private void complete(String automation, String contact) {
        app.engine().getTaskService().complete(task(automation, contact).getId());
        app.settle();
    }

    /** The user tasks where the contact's instances are. */
    private List<String> place(String automation, String contact) {
        return app
                .engine()
                .getTaskService()
                .createTaskQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }
}
