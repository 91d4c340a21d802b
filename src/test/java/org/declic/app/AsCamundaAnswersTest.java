package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a message before it is one is answered as Camunda's own REST API answers it, which is asked beside. */
class AsCamundaAnswersTest {

    private static App app;
    private static PlainCamunda plain;

    @BeforeAll
    static void start() {
        app = App.shared(Databases.h2());
        plain = PlainCamunda.start();
        var automation = Automation.of("compared").trigger("Start", "Compared", "trigger.limit", "none");
        var ofTenant = Automation.of("compared-t").trigger("Start", "Compared of t", "trigger.limit", "none");
        for (var engine : new org.camunda.bpm.engine.ProcessEngine[] {app.engine(), plain.engine()}) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("compared.bpmn", automation.xml())
                    .deploy();
            engine.getRepositoryService()
                    .createDeployment()
                    .tenantId("t")
                    .addString("compared-t.bpmn", ofTenant.xml())
                    .deploy();
        }
    }

    @AfterAll
    static void stop() {
        plain.close();
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "x",
                "null",
                "[]",
                "5",
                "\"Compared\"",
                "{\"messageName\":\"Compared\"",
                "{\"messageName\":\"Compared\",}",
                "{\"messageName\":{}}",
                "{\"messageName\":[\"Compared\"]}",
                "{\"messageName\":\"Compared\",\"all\":\"maybe\"}",
                "{\"messageName\":\"Compared\",\"nothing\":1}",
                "{\"messageName\":\"Compared\",\"processVariables\":[]}",
                "{\"messageName\":\"Compared\",\"processVariables\":\"x\"}",
                "{\"messageName\":\"Compared\",\"processVariables\":{\"a\":5}}",
                "{\"messageName\":\"Compared\",\"businessKey\":\"a@example.com\",\"processVariables\":{\"a\":{\"value\":1,\"type\":\"Nope\"}}}",
                "{\"messageName\":\"Compared\",\"businessKey\":\"a@example.com\",\"processVariables\":{\"a\":{\"value\":\"x\",\"type\":\"Integer\"}}}",
                "{}",
                "{\"businessKey\":\"a@example.com\"}",
            })
    void a_broken_body(String body) {
        same(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Compared      | "tenantId":"t","withoutTenantId":true
            Compared      | "tenantId":"t"
            Compared      | "tenantId":"none such"
            Compared      | "tenantId":""
            Compared      | "tenantId":5
            Compared      | "processInstanceId":"x","tenantId":"t"
            Compared      | "processInstanceId":"x","withoutTenantId":true
            Compared of t | "withoutTenantId":true
            Compared of t | "tenantId":"other"
            """)
    void a_tenant_that_does_not_fit(String name, String more) {
        same("{\"messageName\":\"" + name + "\",\"businessKey\":\"a@example.com\"," + more + "}");
        same("{\"messageName\":\"" + name + "\",\"businessKey\":\"no address\"," + more + "}");
        same("{\"messageName\":\"" + name + "\",\"businessKey\":\"a@example.com\",\"all\":true," + more + "}");
    }

    private static void same(String body) {
        var ours = send(app, body);
        var camundas = send(plain, body);
        assertThat(ours.statusCode() + " " + told(ours))
                .as(body)
                .isEqualTo(camundas.statusCode() + " " + told(camundas));
    }

    private static String told(HttpResponse<String> answer) {
        if (!answer.body().startsWith("{")) {
            return answer.headers().firstValue("Content-Type").orElse("") + " " + answer.body();
        }
        JsonNode told = Client.json(answer);
        return told.isObject()
                ? told.get("type") + " " + told.get("message") + " " + told.get("code")
                : told.toString();
    }

    private static HttpResponse<String> send(Client client, String body) {
        return client.send(client.request("/engine-rest/message")
                .header("Authorization", Client.basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
