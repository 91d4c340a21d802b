package org.declic.boot;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.automation.engine.FormerAdministrators;
import org.declic.boot.security.BoundSockets;
import org.declic.boot.security.DemoCredentialsGuard;
import org.declic.boot.security.EngineRestUnavailable;
import org.declic.boot.security.ThrottledPasswords;
import org.declic.contact.InvalidInput;
import org.declic.door.Accounts;
import org.declic.door.BodyLimit;
import org.declic.door.Throttle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** What the application out of the box has besides the doors: demo credentials, and Camunda's REST API as one of its doors. */
@Configuration(proxyBeanMethods = false)
class ApplicationDoorConfiguration {

    private static final DataSize REST = DataSize.ofMegabytes(16);

    /** What a guest can be set to, the application can not: it is Declic, at the root, and closes all that it serves. */
    @Bean
    static BeanFactoryPostProcessor settingsOfGuests(Environment environment) {
        return beans -> {
            for (var setting : new String[] {"declic.enabled", "declic.security.enabled"}) {
                if (!environment.getProperty(setting, Boolean.class, true)) {
                    throw new InvalidInput(
                            setting, "can be switched off where Declic is a library in another application", "false");
                }
            }
            var prefix = environment.getProperty("declic.path-prefix", "");
            if (!prefix.isEmpty()) {
                throw new InvalidInput(
                        "declic.path-prefix",
                        "is for where Declic is a library in another application; set server.servlet.context-path",
                        prefix);
            }
        };
    }

    @Bean
    DemoCredentialsGuard demoCredentials(
            Environment environment, DeclicProperties properties, CamundaBpmProperties camunda) {
        return new DemoCredentialsGuard(environment, properties, camunda);
    }

    @Bean
    FormerAdministrators formerAdministrators() {
        return new FormerAdministrators();
    }

    @Bean
    ThrottledPasswords passwords(Throttle throttle) {
        return new ThrottledPasswords(throttle);
    }

    @Bean
    BoundSockets boundSockets(DemoCredentialsGuard demoCredentials, ObjectProvider<IdentityService> users) {
        return new BoundSockets(demoCredentials, users);
    }

    /** Before the web server opens its port, the engine being up. */
    @Bean
    SmartInitializingSingleton demoUserGuard(DemoCredentialsGuard demoCredentials, IdentityService users) {
        return () -> demoCredentials.refuseDemoUser(users);
    }

    @Bean
    Accounts accounts(DemoCredentialsGuard demoCredentials) {
        return demoCredentials.accounts();
    }

    @Bean
    ResourceConfigCustomizer engineRestUnavailable() {
        return rest -> rest.register(new EngineRestUnavailable());
    }

    @Bean
    FilterRegistrationBean<BodyLimit> restBodyLimit(Environment environment) {
        var most = environment.getProperty("declic.http.max-rest-request-size", DataSize.class, REST);
        return DoorConfiguration.limit(most, "/engine-rest/*");
    }
}
