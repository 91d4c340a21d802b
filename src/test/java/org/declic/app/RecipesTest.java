package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.declic.app.EngineTime.later;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recipes of {@code bpmn/recipes}, deployed as Camunda Modeler does it and executed, the clock in hand. */
class RecipesTest {

    private static App app;

    @BeforeAll
    static void start() throws IOException {
        app = App.shared(Databases.h2());
        app.jobs().shutdown();
        for (var recipe : recipes()) {
            var answer =
                    app.deployByRest(recipe.getFileName().toString().replace(".bpmn", ""), Files.readString(recipe));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void clock() {
        ClockUtil.reset();
    }

    @Test
    void only_once() {
        app.bean(ContactChanges.class)
                .sync(Tenant.NONE, new Email("once@example.com"), null, java.util.Map.of("name", "Ana"));
        track("Signed up", "once@example.com");
        track("Signed up", "once@example.com");
        assertThat(mails("once@example.com")).containsExactly("Welcome, Ana");
    }

    @Test
    void only_the_third_order() {
        for (var order = 1; order <= 4; order++) {
            track("Order placed", "third@example.com");
        }
        assertThat(outcomes("third-order", "third@example.com"))
                .containsExactly("refused", "entered", "refused", "refused");
        assertThat(app.get("/contacts/third@example.com").body()).contains("Regular customer");
    }

    @Test
    void not_if_cancelled_in_the_last_30_days() {
        track("Plan cancelled", "back@example.com");
        later(Duration.ofDays(29));
        track("Plan downgraded", "back@example.com");
        assertThat(tasks("Call", "back@example.com")).isZero();
        later(Duration.ofDays(2));
        track("Plan downgraded", "back@example.com");
        assertThat(tasks("Call", "back@example.com")).isOne();
    }

    @Test
    void only_orders_above_100() {
        track("Order placed", "large@example.com", "{\"amount\": 100}");
        track("Order placed", "large@example.com", "{\"amount\": \"much\"}");
        track("Order placed", "large@example.com");
        assertThat(tasks("Thank", "large@example.com")).isZero();
        track("Order placed", "large@example.com", "{\"amount\": 100.01}");
        assertThat(tasks("Thank", "large@example.com")).isOne();
    }

    @Test
    void who_orders_in_time_is_not_reminded_of_the_cart_and_who_fills_it_twice_is_reminded_once() {
        track("Cart filled", "orders@example.com");
        track("Cart filled", "forgets@example.com");
        track("Cart filled", "forgets@example.com");
        later(Duration.ofHours(3));
        track("Order placed", "orders@example.com");
        later(Duration.ofHours(2));
        work();
        assertThat(mails("orders@example.com")).isEmpty();
        assertThat(mails("forgets@example.com")).containsExactly("Still in your cart");
        track("Cart filled", "forgets@example.com");
        assertThat(app.running("abandoned-cart", "forgets@example.com")).isOne();
    }

    @Test
    void who_cancelled_is_won_back_in_person_or_by_mail_or_comes_back_alone() {
        Stream.of("looks@example.com", "sleeps@example.com", "returns@example.com")
                .forEach(contact -> track("Plan cancelled", contact));
        later(Duration.ofDays(40));
        track("Pricing viewed", "looks@example.com");
        track("Subscribed to service", "returns@example.com");
        later(Duration.ofDays(21));
        work();
        assertThat(tasks("Call", "looks@example.com")).isOne();
        assertThat(mails("looks@example.com")).isEmpty();
        assertThat(mails("sleeps@example.com")).containsExactly("We miss you");
        assertThat(mails("returns@example.com")).isEmpty();
        assertThat(app.running("come-back", "returns@example.com")).isZero();
    }

    @Test
    void per_order() {
        track("Order shipped", "buyer@example.com", "{\"orderId\": \"A-1\"}");
        track("Order shipped", "buyer@example.com", "{\"orderId\": \"A-1\"}");
        track("Order shipped", "buyer@example.com", "{\"orderId\": \"A-2\"}");
        later(Duration.ofDays(15));
        work();
        assertThat(mails("buyer@example.com"))
                .containsExactlyInAnyOrder("How do you like order A-1?", "How do you like order A-2?");
    }

    @Test
    void of_two_orders_at_once_each_goes_on_with_its_own_shipment() {
        track("Order placed", "two@example.com", "{\"orderId\": \"A-1\"}");
        app.track("Order placed", "two@example.com", "{\"orderId\": \"A-2\"}");
        app.track("Order shipped", "two@example.com", "{\"orderId\": \"A-2\", \"carrier\": \"rail\"}");
        work();
        assertThat(mails("two@example.com"))
                .filteredOn(subject -> subject.contains("comes by"))
                .as("before its wait was reached")
                .containsExactly("Your order A-2 comes by rail");
        track("Order shipped", "two@example.com", "{\"orderId\": \"A-1\", \"carrier\": \"road\"}");
        assertThat(mails("two@example.com"))
                .filteredOn(subject -> subject.contains("comes by"))
                .containsExactlyInAnyOrder("Your order A-2 comes by rail", "Your order A-1 comes by road");
        assertThat(app.running("own-shipment", "two@example.com")).isZero();
    }

    @Test
    void wait_for_an_event_or_three_days() {
        track("Trial started", "quick@example.com");
        track("Trial started", "slow@example.com");
        track("Project created", "quick@example.com", "{\"members\": 5}");
        track("Project created", "slow@example.com", "{\"members\": 1}");
        later(Duration.ofDays(4));
        work();
        assertThat(app.get("/contacts/quick@example.com").body()).contains("Active");
        assertThat(mails("quick@example.com")).isEmpty();
        assertThat(mails("slow@example.com")).containsExactly("Can we help you to get started?");
    }

    @Test
    void who_buys_is_taken_out_of_the_series() {
        track("Trial started", "buys@example.com");
        track("Trial started", "waits@example.com");
        later(Duration.ofDays(8));
        work();
        track("Subscribed to service", "buys@example.com");
        later(Duration.ofDays(8));
        work();
        assertThat(mails("buys@example.com")).containsOnlyOnce("A week of trial left");
        assertThat(mails("buys@example.com")).doesNotContain("Your trial ends today");
        assertThat(mails("waits@example.com")).contains("A week of trial left", "Your trial ends today");
    }

    @Test
    void a_series_of_mails_ends_when_the_contact_unsubscribes() {
        subscribe("reads@example.com");
        subscribe("leaves@example.com");
        app.bean(ContactChanges.class).subscribe(Tenant.NONE, new Email("other@example.com"), "Offers");
        work();
        app.bean(ContactChanges.class).unsubscribe(Tenant.NONE, new Email("leaves@example.com"), "Newsletter");
        later(Duration.ofDays(3).plusHours(1));
        work();
        later(Duration.ofDays(4).plusHours(1));
        work();
        assertThat(mails("reads@example.com"))
                .containsExactly("Welcome to the newsletter", "Three tips", "What others do");
        assertThat(mails("leaves@example.com")).containsExactly("Welcome to the newsletter");
        assertThat(mails("other@example.com")).isEmpty();
    }

    private static List<Path> recipes() throws IOException {
        try (var files = Files.list(Path.of("bpmn/recipes"))) {
            return files.sorted().toList();
        }
    }

    private static void subscribe(String contact) {
        app.bean(ContactChanges.class).subscribe(Tenant.NONE, new Email(contact), "Newsletter");
        work();
    }

    private static void track(String event, String contact) {
        app.track(event, contact);
        work();
    }

    private static void track(String event, String contact, String data) {
        app.track(event, contact, data);
        work();
    }

    private static List<String> outcomes(String automation, String contact) {
        return app.decisions(automation, contact).stream()
                .map(decision -> decision.get("outcome").textValue())
                .toList();
    }

    private static long tasks(String task, String contact) {
        return app.engine()
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(task)
                .processInstanceBusinessKey(contact)
                .count();
    }

    /** The subjects of the mails that the contact has got, in their order. */
    private static List<String> mails(String contact) {
        var subjects = new ArrayList<String>();
        try {
            for (var mail : SharedApp.MAILS.mails(contact)) {
                subjects.add(mail.getSubject());
            }
        } catch (MessagingException impossible) {
            throw new AssertionError(impossible);
        }
        return subjects;
    }

    private static void work() {
        var management = app.engine().getManagementService();
        for (var due = management.createJobQuery().executable().list(); !due.isEmpty(); ) {
            management.executeJob(due.get(0).getId());
            due = management.createJobQuery().executable().list();
        }
    }
}
