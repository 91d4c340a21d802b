package org.declic.boot.observe;

import jakarta.servlet.Filter;
import org.declic.boot.DeclicProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands before the doors: the count of what they refuse, and what asks senders to come again later. */
@Configuration(proxyBeanMethods = false)
public class ObservedDoors {

    /** After what counts refused requests, before whatever reads their bodies. */
    @Bean
    FilterRegistrationBean<BackPressure> backPressure(WaitingEvents waitingEvents, DeclicProperties properties) {
        var registration = new FilterRegistrationBean<>(new BackPressure(waitingEvents, properties.maxBacklog()));
        registration.addUrlPatterns(BackPressure.DOORS);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Before whatever else may refuse a request. Where nothing is measured, nothing is counted. */
    @Bean
    FilterRegistrationBean<Filter> refusedRequestsFilter(ObjectProvider<RefusedRequests> counted) {
        var refused = counted.getIfAvailable();
        var registration = new FilterRegistrationBean<Filter>(
                refused == null ? (request, response, chain) -> chain.doFilter(request, response) : refused.filter());
        registration.addUrlPatterns(RefusedRequests.DOORS.keySet().toArray(String[]::new));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
