package org.declic.boot.security;

import org.apache.catalina.Context;
import org.declic.automation.engine.GuardedPasswords;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What holds for all of the server and the engine: for the application, and not for those of others. */
@Configuration(proxyBeanMethods = false)
public class ApplicationSecurityConfiguration {

    @Bean
    GuardedPasswords guardedPasswords(ThrottledPasswords passwords) {
        return new GuardedPasswords(passwords);
    }

    /** Before whatever else looks at the path. */
    @Bean
    FilterRegistrationBean<OddPaths> oddPaths() {
        var registration = new FilterRegistrationBean<>(new OddPaths());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    HttpFirewall headersInUtf8() {
        return new NamesInPaths(OddRequests.firewall());
    }

    @Bean
    OddRequests oddRequestsOfDoors() {
        return new OddRequests();
    }

    /** What Spring Security refuses later, such as odd headers and parameters when they are asked for. */
    @Bean
    RequestRejectedHandler oddRequests() {
        return (request, response, rejected) -> OddPaths.refuse(request, response);
    }

    /** The valve that is added last reports first. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(
                (Context context) -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    @Bean
    UnansweredErrors unansweredErrors() {
        return new UnansweredErrors();
    }

    @Bean
    FilterRegistrationBean<UnknownEngines> unknownEngines() {
        var registration = new FilterRegistrationBean<>(new UnknownEngines());
        registration.addUrlPatterns(UnknownEngines.PATH + "/app/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 6);
        return registration;
    }

    /** Around Camunda's filters, which write their cookies as headers. */
    @Bean
    FilterRegistrationBean<SecureCookies> secureCookies() {
        var registration = new FilterRegistrationBean<>(new SecureCookies());
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }
}
