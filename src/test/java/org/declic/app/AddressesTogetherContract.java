package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.declic.entry.operate.ChangeAddress;
import org.junit.jupiter.api.Test;

/** An address is changed while events of the old one come, and while many instances run. */
abstract class AddressesTogetherContract extends AddressesApp {

    @Test
    void events_of_the_old_address_at_the_same_moment_make_no_second_contact_and_lose_no_instance() throws Exception {
        app.deploy(Automation.of("races")
                .trigger("Start", "Races", "trigger.limit", "none")
                .message("Message_races_on", "Raced")
                .leadingTo(SHIPS.formatted("races")));
        var senders = Executors.newFixedThreadPool(4);
        try {
            for (var round = 0; round < 5; round++) {
                var old = "old" + round + "@race.example";
                var id = contact(old);
                var together = new CyclicBarrier(4);
                var sent = new ArrayList<Future<?>>();
                for (var sender = 0; sender < 3; sender++) {
                    var number = sender;
                    sent.add(senders.submit(() -> {
                        together.await();
                        for (var event = 0; event < 5; event++) {
                            if (number == 0) {
                                message("Races", old, "");
                            } else {
                                app.track("Races", old);
                            }
                        }
                        return number;
                    }));
                }
                var now = "new" + round + "@race.example";
                sent.add(senders.submit(() -> {
                    together.await();
                    assertThat(put(id, now)).isEqualTo(200);
                    return id;
                }));
                for (var one : sent) {
                    one.get();
                }
                app.settle();
                assertThat(app.running("races", old)).isZero();
                assertThat(app.running("races", now)).isEqualTo(15);
                assertThat(variables("races", now)).hasSize(15).containsOnly(now);
                app.track("Raced", old);
                app.settle();
                assertThat(tasks("End", now)).isEqualTo(15);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(people("race.example")).hasSize(5).allMatch(email -> email.startsWith("new"));
    }

    @Test
    void many_instances_follow_in_a_batch_and_those_that_run_are_found_at_once() {
        app.deploy(Automation.of("many")
                .trigger("Start", "Many", "trigger.limit", "none")
                .message("Message_many_on", "Many on")
                .leadingTo(SHIPS.formatted("many")));
        var events = new ArrayList<String>();
        for (var number = 0; number < 250; number++) {
            events.add(
                    "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/many\",\"type\":\"Many\",\"subject\":\"m@many.example\"}"
                            .formatted(number));
        }
        assertThat(app.events(events.toString()).statusCode()).isEqualTo(202);
        app.settle();
        app.jobs().shutdown();
        patch("m@many.example", "{\"email\":\"n@many.example\"}");
        var batch = app.engine()
                .getManagementService()
                .createBatchQuery()
                .type(ChangeAddress.BATCH_TYPE)
                .list();
        assertThat(batch).hasSize(1);
        assertThat(batch.get(0).getTotalJobs()).isEqualTo(3);
        assertThat(app.running("many", "n@many.example")).isEqualTo(250);
        patch("m@many.example", "{\"email\":\"o@many.example\"}");
        app.track("Many on", "m@many.example");
        app.jobs().start();
        app.settle();
        assertThat(tasks("End", "o@many.example")).isEqualTo(250);
        assertThat(variables("many", "o@many.example")).hasSize(250).containsOnly("o@many.example");
        assertThat(historic("o@many.example")).isEqualTo(250);
        assertThat(app.engine().getManagementService().createBatchQuery().count())
                .isZero();
    }
}
