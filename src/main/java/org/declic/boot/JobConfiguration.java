package org.declic.boot;

import java.util.Optional;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.automation.LockKeepingJobExecutor;
import org.declic.boot.StoreConfiguration.MigratedDatabase;
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

    @Bean
    LockKeepingJobExecutor declicJobExecutor(
            @Qualifier("camundaTaskExecutor") TaskExecutor camundaTaskExecutor,
            CamundaBpmProperties camunda,
            MigratedDatabase database) {
        var executor = new LockKeepingJobExecutor(new EngineJobLocks(database.dataSource()));
        executor.setTaskExecutor(camundaTaskExecutor);
        var set = camunda.getJobExecution();
        Optional.ofNullable(set.getLockTimeInMillis()).ifPresent(executor::setLockTimeInMillis);
        Optional.ofNullable(set.getMaxJobsPerAcquisition()).ifPresent(executor::setMaxJobsPerAcquisition);
        Optional.ofNullable(set.getWaitTimeInMillis()).ifPresent(executor::setWaitTimeInMillis);
        Optional.ofNullable(set.getMaxWait()).ifPresent(executor::setMaxWait);
        Optional.ofNullable(set.getBackoffTimeInMillis()).ifPresent(executor::setBackoffTimeInMillis);
        Optional.ofNullable(set.getMaxBackoff()).ifPresent(executor::setMaxBackoff);
        Optional.ofNullable(set.getBackoffDecreaseThreshold()).ifPresent(executor::setBackoffDecreaseThreshold);
        Optional.ofNullable(set.getWaitIncreaseFactor()).ifPresent(executor::setWaitIncreaseFactor);
        return executor;
    }
}
