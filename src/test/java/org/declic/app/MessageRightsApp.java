package org.declic.app;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

/** Users with rights and without, and what may listen to their messages. */
abstract class MessageRightsApp extends AppContract {

    static final List<String> REST = List.of("/engine-rest/message", "/engine-rest/engine/default/message");
    static final String WEBAPPS = "/camunda/api/engine/engine/default/message";

    Operator nobody;
    Operator starter;
    Operator ofA;

    @BeforeAll
    void fill() {
        app.deploy(
                Automation.of("open").trigger("Start", "Happened", "trigger.limit", "none"),
                Automation.of("waits")
                        .trigger("Start", "Began", "trigger.limit", "none")
                        .message("GoOn", "Go on")
                        .leadingTo("<bpmn:receiveTask id='Task' messageRef='GoOn' />"),
                Automation.of("plain").trigger("Start", "Plainly"));
        app.deployFor("a", Automation.of("open").trigger("Start", "Happened", "trigger.limit", "none"));
        app.deployFor("b", Automation.of("open").trigger("Start", "Happened in b", "trigger.limit", "none"));
        for (var account : List.of("demo", "a", "b")) {
            app.track("Known", ANA, Map.of("actid", account, "key", account));
        }
        app.track("Go on", ANA);
        app.track("Known in b", ANA, Map.of("actid", "b", "key", "b"));
        app.settle();
        nobody = Operator.named(app, "nobody").may(Resources.APPLICATION, "*", Permissions.ALL);
        starter = Operator.named(app, "starter")
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE)
                .may(Resources.PROCESS_DEFINITION, "plain", Permissions.CREATE_INSTANCE);
        ofA = Operator.named(app, "ofa")
                .may(Resources.APPLICATION, "*", Permissions.ALL)
                .may(Resources.PROCESS_INSTANCE, "*", Permissions.ALL)
                .may(Resources.PROCESS_DEFINITION, "*", Permissions.ALL)
                .memberOf("a");
    }

    HttpResponse<String> webapps(Map<String, String> session, String json) {
        var request =
                app.request(WEBAPPS).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        session.forEach(request::header);
        return app.send(request);
    }

    static String json(String name, String key, String more) {
        return "{\"messageName\":\"" + name + "\",\"businessKey\":\"" + key + "\"" + more + "}";
    }

    List<String> events(String contact) {
        return jdbc().queryForList("""
                SELECT M.NAME FROM DECLIC_EVENT E JOIN DECLIC_CONTACT C ON C.ID = E.CONTACT_ID
                JOIN DECLIC_EVENT_NAME M ON M.ID = E.NAME_ID
                WHERE C.EMAIL = ? ORDER BY E.SEQ
                """, String.class, contact);
    }

    Map<String, Long> rows() {
        return WallSnapshot.counts(jdbc());
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(app.bean(DataSource.class));
    }
}
