package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.declic.app.Smtp.Mood;
import org.junit.jupiter.api.Test;

/** Mail servers as they are on bad days: nobody but mails waits for them, and no mail is lost or sent twice for it. */
abstract class MailServerContract extends MailServerApp {

    @Test
    void while_the_mail_server_is_silent_others_go_on_and_then_each_mail_is_sent_once() {
        app.deploy(mailing("silent", "Mail all"));
        app.deploy(Automation.of("others").trigger("Start", "Other", "trigger.limit", "none"));
        server.mood = Mood.SILENT;
        var contacts = IntStream.range(0, 60)
                .mapToObj(number -> "mail" + number + "@example.com")
                .toList();
        contacts.forEach(contact -> app.track("Mail all", contact));
        Awaitility.await().until(() -> server.connections() == AT_A_TIME);

        IntStream.range(0, 40).forEach(number -> app.track("Other", "other" + number + "@example.com"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> count("others") == 40);
        assertThat(server.connections())
                .as("mails that wait for the server all the while")
                .isPositive();
        assertThat(server.mostAtOnce).hasValue(AT_A_TIME);
        assertThat(jobs("silent"))
                .as("waiting for a thread is no failure")
                .filteredOn(job -> job.getExceptionMessage() == null)
                .hasSizeGreaterThanOrEqualTo(60 - AT_A_TIME);

        server.mood = Mood.ANSWERS;
        server.hangUp();
        sent("silent", 60);
        assertThat(server.taken).hasSize(60);
        assertThat(contacts)
                .allSatisfy(contact -> assertThat(server.taken)
                        .filteredOn(mail -> mail.contains("To: " + contact))
                        .hasSize(1));
        assertThat(server.mostAtOnce).hasValueLessThanOrEqualTo(AT_A_TIME);
    }

    @Test
    void a_mail_that_takes_longer_than_the_lock_of_its_job_is_one_try_on_one_node() {
        app.deploy(mailing("long", "Mail for long"));
        server.mood = Mood.SILENT;
        try (var other = App.on(database(), settings())) {
            IntStream.range(0, 2 * AT_A_TIME)
                    .forEach(number -> other.track("Mail for long", "long" + number + "@example.com"));
            Awaitility.await().until(() -> server.connections() > 0);
            awaitKeptLock("long");
            assertThat(jobs("long"))
                    .hasSize(2 * AT_A_TIME)
                    .allSatisfy(job ->
                            assertThat(job.getExceptionMessage()).as("failure").isNull());
            server.mood = Mood.ANSWERS;
            server.hangUp();
            sent("long", 2 * AT_A_TIME);
            assertThat(server.taken).hasSize(2 * AT_A_TIME);
        }
    }

    @Test
    void a_job_that_fails_after_its_lock_was_kept_has_one_try_less() {
        FailsLate.RUNS.set(0);
        FailsLate.goOn = new CountDownLatch(1);
        app.deploy(Automation.of("late")
                .trigger("Start", "Fail late", "trigger.limit", "none")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:asyncBefore='true' camunda:class='"
                        + FailsLate.class.getName() + "' />"));
        app.track("Fail late", "late@example.com");
        Awaitility.await().until(FailsLate.RUNS::get, runs -> runs == 1);
        awaitKeptLock("late");
        FailsLate.goOn.countDown();
        Awaitility.await()
                .until(() -> runtime()
                                .createIncidentQuery()
                                .activityId("Task")
                                .processDefinitionKeyIn("late")
                                .count()
                        == 1);
        assertThat(FailsLate.RUNS).hasValue(3);
    }

    @Test
    void who_is_erased_while_a_mail_is_made_gets_none_and_does_not_come_back() throws Exception {
        var erasure = new ContactErasure(app);
        app.deploy(Automation.of("erased")
                .trigger("Start", "Mail and erase", "trigger.limit", "none")
                .leadingTo("""
                        <bpmn:serviceTask id='Task' camunda:delegateExpression='${sendEmail}'><bpmn:extensionElements>
                          <camunda:executionListener event='start' class='%s' />
                          <camunda:field name='subject' stringValue='Event {{event.id}}' />
                          <camunda:field name='body' stringValue='B' />
                        </bpmn:extensionElements></bpmn:serviceTask>""".formatted(ErasedMeanwhile.class.getName())));
        for (var contact : List.of("gone@example.com", "half.gone@example.com")) {
            ErasedMeanwhile.reached = new CountDownLatch(1);
            ErasedMeanwhile.goOn = new CountDownLatch(1);
            ErasedMeanwhile.ended = new CountDownLatch(1);
            app.track("Mail and erase", contact);
            assertThat(ErasedMeanwhile.reached.await(30, TimeUnit.SECONDS)).isTrue();
            if (contact.startsWith("half")) {
                var instance = runtime()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(contact)
                        .singleResult();
                runtime().deleteProcessInstance(instance.getId(), "the first half of an erasure");
            } else {
                ContactErasure.removed(erasure.erase("/contacts/" + contact));
            }
            ErasedMeanwhile.goOn.countDown();
            assertThat(ErasedMeanwhile.ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(server.taken).isEmpty();
        assertThat(erasure.traces("gone@example.com"))
                .as("of the contact who is not erased but in half")
                .isEqualTo(erasure.traces("half.gone@example.com"));
    }

    @Test
    void a_server_that_trickles_bytes_is_left_in_time() {
        app.deploy(mailing("trickling", "Mail slowly"));
        server.mood = Mood.TRICKLES;
        app.jobs().shutdown();
        try (var hasty = App.on(database(), withTimeout("PT3S"))) {
            hasty.track("Mail slowly", "slow@example.com");
            var failed = Awaitility.await()
                    .until(
                            () -> jobs("trickling"),
                            jobs -> jobs.stream().anyMatch(job -> job.getExceptionMessage() != null))
                    .get(0);
            assertThat(failed.getExceptionMessage()).contains("has taken longer than PT3S");
            assertThat(failed.getRetries())
                    .as("tries left after one that took longer than a lock")
                    .isEqualTo(TRIES - 1);
            server.mood = Mood.ANSWERS;
            server.hangUp();
        }
        app.jobs().start();
        sent("trickling", 1);
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void greylisting_leaves_no_incident() {
        app.deploy(mailing("greylisted", "Mail a stranger"));
        server.mood = Mood.GREYLISTS;
        app.track("Mail a stranger", "grey@example.com");
        Awaitility.await()
                .until(() -> server.commands.stream()
                                .filter(line -> line.startsWith("RCPT"))
                                .count()
                        > 3);
        server.mood = Mood.ANSWERS;
        sent("greylisted", 1);
        assertThat(server.taken).hasSize(1);
        assertThat(runtime()
                        .createIncidentQuery()
                        .processDefinitionKeyIn("greylisted")
                        .count())
                .isZero();
    }

    @Test
    void a_mail_that_is_refused_for_good_is_an_incident_at_once_and_is_not_tried_again() {
        app.deploy(mailing("refused", "Mail nobody"));
        server.mood = Mood.REFUSES;
        app.track("Mail nobody", "nobody@example.com");
        var incidents = runtime().createIncidentQuery().processDefinitionKeyIn("refused");
        Awaitility.await().until(() -> incidents.count() == 1);
        assertThat(incidents.singleResult().getIncidentMessage())
                .startsWith("The mail server has refused the mail for good: ")
                .contains("550 5.1.1 no such user");
        assertThat(server.commands.stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(1);

        server.mood = Mood.ANSWERS;
        app.engine().getManagementService().setJobRetries(jobs("refused").get(0).getId(), 1);
        sent("refused", 1);
        assertThat(incidents.count()).isZero();
    }

    @Test
    void a_login_that_is_asked_for_says_nothing_about_the_mail() {
        app.deploy(mailing("logged-in", "Mail with a login"));
        server.mood = Mood.ASKS_FOR_LOGIN;
        app.track("Mail with a login", "login@example.com");
        Awaitility.await()
                .until(() -> server.commands.stream()
                                .filter(line -> line.startsWith("MAIL"))
                                .count()
                        > 2);
        server.mood = Mood.ANSWERS;
        sent("logged-in", 1);
        assertThat(runtime()
                        .createIncidentQuery()
                        .processDefinitionKeyIn("logged-in")
                        .count())
                .isZero();
    }

    @Test
    void a_mail_that_the_server_may_have_is_sent_again_with_the_same_id() {
        app.deploy(mailing("doubted", "Mail in doubt"));
        server.mood = Mood.TAKES_AND_HANGS_UP;
        server.onTaken = () -> server.onTaken = () -> server.mood = Mood.ANSWERS;
        app.track("Mail in doubt", "doubt@example.com");
        sent("doubted", 1);
        assertThat(server.taken).hasSizeGreaterThan(1);
        assertThat(server.taken).extracting(MailServerApp::messageId).containsOnly(messageId(server.taken.get(0)));
        assertThat(messageId(server.taken.get(0))).endsWith("@Example.com>");

        app.track("Mail in doubt", "doubt@example.com");
        sent("doubted", 2);
        assertThat(messageId(server.taken.get(server.taken.size() - 1)))
                .as("another mail has another id")
                .isNotEqualTo(messageId(server.taken.get(0)));
    }

    @Test
    void a_mail_that_the_server_has_taken_is_not_sent_again_although_it_hangs_up() {
        app.deploy(mailing("hung-up", "Mail and hang up"));
        server.mood = Mood.SAYS_SO_AND_HANGS_UP;
        app.track("Mail and hang up", "once@example.com");
        sent("hung-up", 1);
        assertThat(server.taken).hasSize(1);
    }

    @Test
    void a_mail_has_a_text_beside_its_html_and_goes_to_addresses_in_any_script() {
        app.deploy(mailing("scripts", "Mail abroad"));
        app.track("Mail abroad", "jörg@müller.example");
        sent("scripts", 1);
        assertThat(server.commands)
                .anyMatch(line -> line.startsWith("RCPT TO:<jörg@xn--mller-kva.example>"))
                .anyMatch(line -> line.contains("SMTPUTF8"));
        assertThat(server.taken.get(0))
                .contains("multipart/alternative")
                .contains("From: Shop <Shop@Example.com>")
                .contains("Hello & good bye\r\n\r\nshop (https://shop.example/?a=1&b=2)")
                .contains("<p>Hello &amp; good bye</p>");
    }
}
