package org.declic.boot;

import org.declic.boot.observe.ObservedDoors;
import org.declic.boot.security.ApplicationSecurityConfiguration;
import org.declic.boot.security.DemoCredentialsGuard;
import org.declic.boot.security.SecurityConfiguration;
import org.declic.boot.security.ServerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The application that runs out of the box: an engine with its web applications, and Declic in it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    ApplicationDoorConfiguration.class,
    DoorConfiguration.class,
    ApiConfiguration.class,
    ObservedDoors.class,
    CrossOriginConfiguration.class,
    OpenApiConfiguration.class,
    SecurityConfiguration.class,
    ApplicationSecurityConfiguration.class,
    JobConfiguration.class,
    ServerConfiguration.class
})
public class DeclicApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DeclicApplication.class, arguments);
    }

    @Bean
    StartupSummary startupSummary(DemoCredentialsGuard demoCredentials, Environment environment) {
        return new StartupSummary(demoCredentials, environment);
    }
}
