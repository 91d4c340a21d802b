package org.declic.designer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.declic.app.App;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.ContactChanges;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What was designed is deployed, and shown by who enters and goes on. */
abstract class DesignedAutomations {

    static App app;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    static void whoSubscribedTwiceEnters(String automation, String list) {
        var changes = app.bean(ContactChanges.class);
        for (var times = 1; times <= 2; times++) {
            var contact = "subscriber" + times + "@" + automation + ".example.com";
            for (var time = 0; time < times; time++) {
                app.track("Subscribed to service", contact);
            }
            changes.subscribe(Tenant.NONE, new Email(contact), "Other");
            changes.subscribe(Tenant.NONE, new Email(contact), list);
        }
        app.settle();
        assertThat(app.running(automation, "subscriber2@" + automation + ".example.com"))
                .isOne();
        assertThat(app.running(automation, "subscriber1@" + automation + ".example.com"))
                .isZero();
        assertThat(app.decisions(automation, "subscriber1@" + automation + ".example.com")
                        .get(0)
                        .at("/reasons/0")
                        .asText())
                .isEqualTo("needs `Subscribed to service` at least 2 times, happened 1 time");
    }

    static List<String> where(String contact) {
        return app
                .engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(contact)
                .list()
                .stream()
                .flatMap(one -> app.engine().getRuntimeService().getActiveActivityIds(one.getId()).stream())
                .toList();
    }

    static void deploy(String name, String xml) {
        var answer = app.deployByRest(name, xml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
