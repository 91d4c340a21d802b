package org.declic.app;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.declic.boot.DeclicAutoConfiguration;
import org.declic.boot.observe.ObservabilityAutoConfiguration;
import org.declic.store.Databases;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Camunda's engine and its REST API as they are without Declic, with the user demo; for comparisons. */
final class PlainCamunda extends Client implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private PlainCamunda(ConfigurableApplicationContext context) {
        super("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        this.context = context;
    }

    static PlainCamunda start() {
        var database = Databases.h2();
        return new PlainCamunda(new SpringApplicationBuilder(Plain.class)
                .properties("spring.config.name=none")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.flyway.enabled=false",
                        "--camunda.bpm.admin-user.id=demo",
                        "--camunda.bpm.admin-user.password=demo",
                        "--camunda.bpm.authorization.enabled=true",
                        "--camunda.bpm.deployment-resource-pattern=classpath*:nothing/*.bpmn",
                        "--camunda.bpm.job-execution.enabled=false"));
    }

    ProcessEngine engine() {
        return context.getBean(ProcessEngine.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                DeclicAutoConfiguration.class,
                ObservabilityAutoConfiguration.class,
                CamundaBpmWebappAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class
            })
    static class Plain {

        @Bean
        FilterRegistrationBean<Filter> basic() {
            var registration = new FilterRegistrationBean<Filter>(new ProcessEngineAuthenticationFilter());
            registration.addInitParameter(
                    "authentication-provider",
                    "org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider");
            registration.addUrlPatterns("/engine-rest/*");
            return registration;
        }
    }
}
