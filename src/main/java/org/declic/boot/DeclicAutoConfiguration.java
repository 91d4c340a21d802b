package org.declic.boot;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.declic.boot.security.SecurityConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Joins Declic to the process engine of a Spring Boot application. */
@AutoConfiguration(
        after = DataSourceTransactionManagerAutoConfiguration.class,
        before = {CamundaBpmAutoConfiguration.class, SecurityAutoConfiguration.class})
@EnableConfigurationProperties({DeclicProperties.class, LimitSettings.class, WebhookSettings.class})
@Import({
    StoreConfiguration.class,
    EngineConfiguration.class,
    WorkConfiguration.class,
    ActionConfiguration.class,
    CockpitConfiguration.class,
    StepConfiguration.class,
    ApiConfiguration.class,
    MailConfiguration.class,
    OpenApiConfiguration.class,
    DoorConfiguration.class,
    CrossOriginConfiguration.class,
    SecurityConfiguration.class
})
public class DeclicAutoConfiguration {}
