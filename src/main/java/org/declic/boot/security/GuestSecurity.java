package org.declic.boot.security;

import jakarta.servlet.Filter;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.boot.DeclicProperties;
import org.declic.boot.GuestSettings;
import org.declic.door.Accounts;
import org.declic.door.Admission;
import org.declic.door.ApiTokens;
import org.declic.door.ForeignSites;
import org.declic.door.Throttle;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who may come in where Declic is a library in another application, with Spring Security or without. What no account is set
 * for stays closed: there are no credentials for trying things out.
 */
@Configuration(proxyBeanMethods = false)
public class GuestSecurity {

    @Bean
    Accounts accounts(DeclicProperties properties) {
        return new Accounts(properties.accountList());
    }

    @Bean
    FilterRegistrationBean<ApiTokens> tokens(Admission admission) {
        var registration = new FilterRegistrationBean<>(new ApiTokens(admission));
        registration.addUrlPatterns(DoorPaths.API + "/*");
        registration.setOrder(2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Filter> forgedRequests(ForeignSites sites) {
        var forged = new ForgedRequests(sites);
        Filter filter = (request, response, chain) -> {
            if (CamundaLogin.isAsked(request)) {
                forged.doFilter(request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        };
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setOrder(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CamundaLogin> users(ProcessEngine engine, Throttle throttle, GuestSettings settings) {
        var login = new CamundaLogin(engine, throttle, settings.security().enabled());
        var registration = new FilterRegistrationBean<>(login);
        registration.addUrlPatterns("/*");
        registration.setOrder(2);
        return registration;
    }
}
