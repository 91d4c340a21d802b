package org.declic.boot;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.declic.door.cloudevents.CloudEventsDoor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of the sites that are set ask the doors for events and the API (CORS, by Spring). No cookies go along. */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

    private static final List<String> PATHS = List.of("/event", CloudEventsDoor.PATH, "/api/3");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    @Bean
    FilterRegistrationBean<CorsFilter> declicCors(DeclicProperties properties) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(properties.cors().origins());
        allowed.setAllowedMethods(METHODS);
        allowed.addAllowedHeader(CorsConfiguration.ALL);
        allowed.addExposedHeader(HttpHeaders.RETRY_AFTER);
        allowed.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        PATHS.forEach(path -> source.registerCorsConfiguration(path + "/**", allowed));
        var registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setUrlPatterns(
                PATHS.stream().flatMap(path -> Stream.of(path, path + "/*")).toList());
        registration.setEnabled(!properties.cors().origins().isEmpty());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
