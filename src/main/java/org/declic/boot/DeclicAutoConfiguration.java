package org.declic.boot;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;

/** Joins Declic to the process engine of a Spring Boot application. */
@AutoConfiguration(
        after = DataSourceTransactionManagerAutoConfiguration.class,
        before = CamundaBpmAutoConfiguration.class)
@ConditionalOnProperty(name = "declic.enabled", matchIfMissing = true)
@EnableConfigurationProperties({DeclicProperties.class, LimitSettings.class, GuestSettings.class, WebhookSettings.class
})
@Import({
    StoreConfiguration.class,
    ContactStoreConfiguration.class,
    HousekeepingConfiguration.class,
    EngineConfiguration.class,
    InstanceConfiguration.class,
    WorkConfiguration.class,
    ActionConfiguration.class,
    CockpitConfiguration.class,
    StepConfiguration.class,
    MailConfiguration.class,
    GuestConfiguration.class
})
public class DeclicAutoConfiguration {

    @Bean
    MissingParts declicMissingParts(ResourceLoader loader) {
        return new MissingParts(loader.getClassLoader());
    }
}
