package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** An engine that keeps no history: what runs is found all the same. */
abstract class NoHistoryContract extends AppContract {

    @Override
    String[] settings() {
        return new String[] {"camunda.bpm.history-level=none"};
    }

    @Test
    void erasure_removes_running_instances_too_and_they_follow_to_another_address() {
        app.deploy(
                Automation.of("unwritten").trigger("Start", "Unwritten", "trigger.limit", "none"),
                Automation.of("plain-unwritten").trigger("Start", "Plain unwritten"));
        app.track("Unwritten", "un@written.example");
        app.track("Unwritten", "other@written.example");
        app.settle();
        startByHand("plain-unwritten", "Un@Written.example");
        var changed = app.send(app.request("/contacts/un@written.example")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"email\":\"now@written.example\"}")));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(app.running("unwritten", "now@written.example")).isOne();

        var erasure = new ContactErasure(app);
        assertThat(erasure.removedInstances("/contacts/un@written.example")).isEqualTo(2);
        assertThat(count("plain-unwritten")).isZero();
        assertThat(count("unwritten")).isOne();
        assertThat(erasure.traces("un@written")).isEmpty();
        assertThat(erasure.traces("now@written")).isEmpty();
    }
}
