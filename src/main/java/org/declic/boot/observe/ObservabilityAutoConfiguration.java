package org.declic.boot.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.JobExecution;
import org.declic.automation.JobsUnderWay;
import org.declic.boot.DeclicAutoConfiguration;
import org.declic.boot.DeclicProperties;
import org.declic.boot.MigratedDatabase;
import org.declic.event.Backlog;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Metrics, traces, health and logs, each if what it needs is there: Declic runs without Micrometer and actuator too. */
@AutoConfiguration(
        after = DeclicAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            // of Spring Boot 4
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@ConditionalOnProperty(name = "declic.enabled", matchIfMissing = true)
public class ObservabilityAutoConfiguration {

    @Bean
    WaitingEvents declicWaitingEvents(Backlog backlog, @Qualifier("declicClock") Clock declicClock) {
        return new WaitingEvents(backlog, declicClock);
    }

    @Bean
    DecisionLog declicDecisionLog(DeclicProperties properties) {
        return new DecisionLog(properties.log().contacts());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class MeterConfiguration {

        @Bean
        Meters declicMeters(
                MeterRegistry registry, @Qualifier("declicClock") Clock declicClock, WaitingEvents waitingEvents) {
            return new Meters(registry, declicClock, waitingEvents);
        }

        @Bean
        @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
        RefusedRequests declicRefusedRequests(Meters meters) {
            return new RefusedRequests(meters);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class TraceConfiguration {

        @Bean
        Traces declicTraces(ObservationRegistry registry) {
            return new Traces(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class HealthConfiguration {

        @Bean
        @ConditionalOnEnabledHealthIndicator("correlation")
        CorrelationHealth correlationHealthIndicator(
                WaitingEvents waitingEvents,
                ProcessEngine engine,
                Environment environment,
                JobsUnderWay declicJobsUnderWay,
                DeclicProperties properties) {
            var execution = new JobExecution(engine);
            var isMeant = environment.getProperty("camunda.bpm.job-execution.enabled", Boolean.class, true);
            return new CorrelationHealth(
                    waitingEvents,
                    () -> isMeant && !execution.isActive(),
                    properties.health().maxWait(),
                    declicJobsUnderWay,
                    properties.health().maxJob());
        }

        @Bean
        @ConditionalOnEnabledHealthIndicator("declicDatabase")
        OneDatabaseHealth declicDatabaseHealthIndicator(MigratedDatabase database, ProcessEngine engine) {
            return new OneDatabaseHealth(database, engine);
        }

        @Bean
        @ConditionalOnEnabledHealthIndicator("backlog")
        BacklogHealth backlogHealthIndicator(WaitingEvents waitingEvents, DeclicProperties properties) {
            return new BacklogHealth(waitingEvents, properties.health().maxBacklog());
        }
    }
}
