package org.declic.boot.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.automation.engine.Administrators;
import org.declic.boot.DeclicProperties;
import org.declic.door.Admission;
import org.declic.door.ApiTokens;
import org.declic.door.ForeignSites;
import org.declic.door.Problems;
import org.declic.door.RefusalForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Nothing is open: the doors for events check the keys of accounts themselves, Camunda's web applications have their own
 * login and protection against forged requests, and everything else asks for a Camunda user by HTTP Basic. So it is in the
 * application out of the box; in those of others, Spring Security does not come to know of Declic.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

    /** As a bean, so that Spring Boot makes no user of its own. */
    @Bean
    AuthenticationProvider camundaUsers(ProcessEngine engine, ThrottledPasswords passwords) {
        return new CamundaUsers(engine.getIdentityService(), Administrators.of(engine), passwords);
    }

    /** A request is observed as a whole; each filter on its own would cost a fifth of the time of a request with one event. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody logs in here, so that there is nothing to filter but what the answer's headers say; events are many. */
    @Bean
    @Order(1)
    SecurityFilterChain eventDoors(HttpSecurity http) throws Exception {
        return http.securityMatcher(paths(DoorPaths.withSlash(DoorPaths.WITH_KEYS)))
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .build();
    }

    /** For clients of ActiveCampaign's API: the token of an account, whatever the path. */
    @Bean
    @Order(2)
    SecurityFilterChain activeCampaignApi(HttpSecurity http, Admission admission) throws Exception {
        return stateless(http.securityMatcher(paths(DoorPaths.API, DoorPaths.API + "/**")))
                .addFilterBefore(new ApiTokens(admission), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * The set-up of Camunda's web applications is closed: while no administrator is left, it makes one of anybody who asks.
     * The first one comes from {@code camunda.bpm.admin-user}.
     */
    @Bean
    @Order(3)
    SecurityFilterChain camundaWebapps(HttpSecurity http, ForeignSites foreignSites, ThrottledPasswords passwords)
            throws Exception {
        return http.securityMatcher(paths("/camunda/**", "/camunda-welcome/**", "/", "/favicon.ico"))
                .addFilterAfter(new ForgedRequests(foreignSites), CsrfFilter.class)
                .addFilterAfter(passwords.ofRequests(), CsrfFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths("/camunda/api/admin/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain everythingElse(
            HttpSecurity http,
            AuthenticationProvider camundaUsers,
            IdentityService identity,
            DeclicProperties properties,
            ForeignSites foreignSites,
            ThrottledPasswords passwords,
            Admission admission)
            throws Exception {
        var metrics = paths("/actuator/prometheus", "/actuator/metrics", "/actuator/metrics/**");
        return stateless(http)
                .addFilterAfter(new ForgedRequests(foreignSites), CsrfFilter.class)
                .addFilterAfter(passwords.ofRequests(), CsrfFilter.class)
                // without a parent, which would be asked the same again, so that each wrong password would count twice
                .authenticationManager(new ProviderManager(camundaUsers))
                .httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::challenge))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::challenge)
                        .accessDeniedHandler((request, response, denied) ->
                                formOf(request).write(response, HttpStatus.FORBIDDEN, "the user may not do this")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                paths("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"))
                        .permitAll()
                        .requestMatchers(metrics)
                        .hasAnyAuthority(
                                CamundaUsers.ADMINISTRATOR, properties.metrics().group(), MetricsToken.AUTHORITY)
                        .requestMatchers(paths("/actuator", "/actuator/**", DoorPaths.CONTACTS + "/**"))
                        .hasAuthority(CamundaUsers.ADMINISTRATOR)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(
                        new MetricsToken(properties.metrics().token(), metrics, admission),
                        BasicAuthenticationFilter.class)
                .addFilterAfter(new CamundaIdentityFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /** By the whole path, whichever servlet serves it: Camunda's web applications are served by several. */
    private static RequestMatcher paths(String... patterns) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(
                Arrays.stream(patterns).<RequestMatcher>map(paths::matcher).toList());
    }

    /** Every request brings its credentials: no session. Browsers bring those of HTTP Basic by themselves. */
    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /**
     * Asks for credentials, but not what a page has asked for by itself: the browser would open its own window over the page,
     * such as over Camunda's login, whose page asks for {@code /camunda-welcome}.
     */
    private static void challenge(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            Problems.writeUnavailable(response);
        } else if (failure.getCause() instanceof PasswordRefused refused) {
            refused.writeTo(response);
        } else {
            if (!FetchedByPage.is(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Declic\"");
            }
            formOf(request)
                    .write(response, HttpStatus.UNAUTHORIZED, "a Camunda user and password are needed, by HTTP Basic");
        }
    }

    /** Camunda's REST API has no form of its own for who asks. */
    private static RefusalForm formOf(HttpServletRequest request) {
        var form = RefusalForm.of(request);
        return form == RefusalForm.ENGINE ? RefusalForm.PROBLEM : form;
    }
}
