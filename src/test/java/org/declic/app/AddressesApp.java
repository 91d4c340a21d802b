package org.declic.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/** Contacts whose addresses are changed, and where their instances are then. */
abstract class AddressesApp extends ApiClientContract {

    static final String SHIPS = """
            <bpmn:receiveTask id='Task' messageRef='Message_%s_on' />
            <bpmn:sequenceFlow id='F' sourceRef='Task' targetRef='End' />
            <bpmn:userTask id='End' />""";

    String contact(String email) {
        return made("/contacts", "{\"contact\":{\"email\":\"" + email + "\"}}")
                .at("/contact/id")
                .textValue();
    }

    int put(String id, String email) {
        return send("PUT", "/contacts/" + id, "{\"contact\":{\"email\":\"" + email + "\"}}")
                .statusCode();
    }

    HttpResponse<String> patch(String email, String body) {
        return app.send(app.request("/contacts/" + email)
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    /** The variable {@code contact} of those that run for the contact. */
    List<String> variables(String automation, String contact) {
        var running = runtime()
                .createProcessInstanceQuery()
                .processDefinitionKey(automation)
                .processInstanceBusinessKey(contact)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toArray(String[]::new);
        return running.length == 0
                ? List.of()
                : runtime()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(running)
                        .variableName("contact")
                        .list()
                        .stream()
                        .map(variable -> String.valueOf(variable.getValue()))
                        .toList();
    }

    /** How many instances the history knows by the business key, with the variable as it must be. */
    long historic(String contact) {
        return app.engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(contact)
                .variableValueEquals("contact", contact)
                .count();
    }

    /** Of no tenant. */
    List<String> people(String host) {
        return new JdbcTemplate(app.bean(DataSource.class))
                .queryForList(
                        "SELECT EMAIL FROM DECLIC_CONTACT WHERE TENANT = '' AND EMAIL LIKE ? ORDER BY EMAIL",
                        String.class,
                        "%@" + host);
    }
}
