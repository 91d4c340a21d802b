package org.declic.app;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;

/** The jobs of an automation. */
record JobsOf(App app, String automation) {

    /** Waits until one has no try left. */
    void awaitFailed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> query().noRetriesLeft().count() == 1);
    }

    /** The only one. */
    Job single() {
        return query().singleResult();
    }

    /** Of the only one. */
    String stacktrace() {
        return management().getJobExceptionStacktrace(single().getId());
    }

    /** Gives the only one another try. */
    void retry() {
        management().setJobRetries(single().getId(), 1);
    }

    private JobQuery query() {
        return management().createJobQuery().processDefinitionKey(automation);
    }

    private ManagementService management() {
        return app.engine().getManagementService();
    }
}
