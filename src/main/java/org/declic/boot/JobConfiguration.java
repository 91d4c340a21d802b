package org.declic.boot;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.automation.engine.LockKeepingJobExecutor;
import org.declic.store.EngineJobLocks;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskExecutor;

/** The job executor of the application, set up as Camunda's starter does it; other applications keep theirs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        prefix = "camunda.bpm.job-execution",
        name = "enabled",
        havingValue = "true",
        matchIfMissing = true)
class JobConfiguration {

    /** By the name of the starter's, by which its health indicator finds it. */
    @Bean("jobExecutor")
    LockKeepingJobExecutor declicJobExecutor(
            @Qualifier("camundaTaskExecutor") TaskExecutor camundaTaskExecutor,
            CamundaBpmProperties camunda,
            MigratedDatabase database) {
        var executor = new LockKeepingJobExecutor(new EngineJobLocks(database.dataSource()));
        executor.setTaskExecutor(camundaTaskExecutor);
        executor.setUp(camunda.getJobExecution());
        return executor;
    }
}
