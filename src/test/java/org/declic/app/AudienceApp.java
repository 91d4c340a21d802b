package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeAll;

/** 130 contacts who may be called into automations. */
abstract class AudienceApp extends AppContract {

    static final int CONTACTS = 130;

    Operator demo;

    @BeforeAll
    void populate() {
        demo = Operator.demo(app);
        var events = IntStream.range(0, CONTACTS)
                .mapToObj(number -> """
                        {"specversion":"1.0","id":"b%d","source":"/b","type":"Joined","subject":"%s",
                         "datacontenttype":"application/json","data":{"number":%d}}""".formatted(number, email(number), number))
                .toList();
        assertThat(app.events(events.toString()).statusCode()).isEqualTo(202);
    }

    /** All who fit, be it that they have never had the trigger's event. */
    JsonNode start(String automation) {
        return start(automation, true);
    }

    JsonNode start(String automation, boolean withoutEvent) {
        var asked = "/automations/" + automation + "/triggers/Start/audience?withoutEvent=" + withoutEvent;
        var counted = Client.json(demo.get(asked)).get("enter").intValue();
        var answer = demo.post(
                "/automations/" + automation + "/entries",
                "{\"trigger\":\"Start\",\"audience\":true,\"withoutEvent\":" + withoutEvent + ",\"counted\":" + counted
                        + "}");
        if (answer.statusCode() == 409) {
            return start(automation, withoutEvent); // others have entered meanwhile
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Client.json(answer);
    }

    /** Waits until every batch is through, which the engine itself looks for every 30 seconds. */
    void done() {
        app.settle();
        var management = app.engine().getManagementService();
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            jobs("batch-monitor-job").forEach(job -> management.executeJob(job.getId()));
            return management.createBatchQuery().count() == 0;
        });
    }

    int entered(String automation) {
        return Client.json(app.get("/automations/" + automation + "/entries?outcome=entered"))
                .at("/meta/total")
                .intValue();
    }

    /** With the engine's job executor standing still. */
    void byStep(Runnable steps) {
        executor().shutdown();
        try {
            steps.run();
        } finally {
            executor().start();
        }
    }

    JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) app.engine().getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Runs one job of this type. */
    void run(String type) {
        app.engine().getManagementService().executeJob(jobs(type).get(0).getId());
    }

    List<Job> jobs(String type) {
        var management = app.engine().getManagementService();
        return management.createJobDefinitionQuery().list().stream()
                .filter(definition -> definition.getJobType().contains(type))
                .flatMap(definition -> management.createJobQuery().jobDefinitionId(definition.getId()).list().stream())
                .toList();
    }

    static String email(int number) {
        return "called" + number + "@example.com";
    }
}
