package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An address that is written in several ways is one contact, at each door. */
abstract class AddressesContract extends ApiClientContract {

    @Test
    void both_forms_of_a_host_name_are_one_contact_who_enters_once_and_whose_instance_goes_on() {
        app.deploy(Automation.of("hosted")
                .trigger("Start", "Hosted", "trigger.runs", "once")
                .message("Message_hosted_on", "Hosted on")
                .leadingTo("""
                        <bpmn:receiveTask id='Task' messageRef='Message_hosted_on' />
                        <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' />
                        <bpmn:userTask id='End' />"""));
        app.track("Hosted", "jörg@müller.example");
        app.track("Hosted", "\u00a0JÖRG@xn--mller-kva.example\u3000");
        app.settle();
        assertThat(count("hosted")).isOne();
        var found = ok("/contacts?email=j%C3%B6rg@xn--mller-kva.example").at("/contacts");
        assertThat(found.findValuesAsText("email")).containsExactly("jörg@müller.example");
        var event = """
                [{"specversion":"1.0","id":"1","source":"/x","type":"\u2003Hosted on\u00a0","subject":"jörg@xn--mller-kva.example"}]""";
        assertThat(app.events(event).statusCode()).isEqualTo(202);
        app.settle();
        assertThat(tasks("End", "jörg@müller.example")).isOne();
    }

    @Test
    void white_space_of_any_kind_inside_an_address_is_refused_at_each_door() {
        for (var address : List.of("a\u00a0na@example.com", "ana@exam\u2003ple.com", "a\u200bna@example.com")) {
            assertThat(send("POST", "/contact/sync", "{\"contact\":{\"email\":\"" + address + "\"}}")
                            .statusCode())
                    .isEqualTo(422);
            var event =
                    "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"Spaced\",\"subject\":\"%s\"}]";
            var answer = app.events(event.formatted(address));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("subject must be an e-mail address");
        }
    }
}
