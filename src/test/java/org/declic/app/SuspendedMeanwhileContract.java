package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An automation is suspended after a contact was judged, and before the contact enters. */
abstract class SuspendedMeanwhileContract extends AppContract {

    @Test
    void a_message_refuses_with_that_reason_and_lets_the_contact_into_the_others() {
        // in whichever order the database has them, the one that is suspended is not the first
        app.deploy(suspending("a-suspends"));
        app.deploy(Automation.of("m-suspended").trigger("Start", "Suspends", "trigger.limit", "none"));
        app.deploy(suspending("z-suspends"));
        SuspendsMeanwhile.NEXT.set("m-suspended");

        var answer = message("Suspends", ANA, ",\"all\":true");

        assertThat(SuspendsMeanwhile.NEXT.get()).as("what is suspended").isNull();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(reasons("m-suspended", ANA)).containsExactly("the automation is suspended");
        assertThat(app.running("m-suspended", ANA)).isZero();
        for (var other : List.of("a-suspends", "z-suspends")) {
            assertThat(app.decisions(other, ANA)).as(other).hasSize(1);
            assertThat(app.running(other, ANA)).as(other).isOne();
        }
    }

    private static Automation suspending(String key) {
        return Automation.of(key)
                .trigger("Start", "Suspends", "trigger.limit", "none")
                .leadingTo("<bpmn:serviceTask id='Task' camunda:class='org.declic.app.SuspendsMeanwhile' />"
                        + "<bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' /><bpmn:userTask id='End' />");
    }
}
