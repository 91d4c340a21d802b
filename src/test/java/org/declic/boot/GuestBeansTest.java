package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.declic.contact.InvalidInput;
import org.declic.event.RecordEvents;
import org.declic.store.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailSender;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerAdapter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What Declic adds to an application of others, with everything on the class path that it can make use of. */
class GuestBeansTest {

    /** Names that users type, in diagrams and for health; {@link StepConfiguration} gives way to others. */
    private static final Set<String> TYPED_BY_USERS = Set.of(
            "segment",
            "trackEvent",
            "subscribeToList",
            "unsubscribeFromList",
            "stopMail",
            "changeEmail",
            "addTag",
            "removeTag",
            "setField",
            "checkSegment",
            "leaveAutomation",
            "enterAutomation",
            "sendEmail",
            "correlationHealthIndicator",
            "backlogHealthIndicator");

    private static final List<Class<?>> COMMON = List.of(
            Clock.class,
            ObjectMapper.class,
            Executor.class,
            TaskScheduler.class,
            DataSource.class,
            PlatformTransactionManager.class,
            MailSender.class,
            BeanPostProcessor.class,
            OpenAPI.class,
            AuthenticationManager.class,
            AuthenticationProvider.class,
            UserDetailsService.class,
            SecurityFilterChain.class,
            HandlerAdapter.class,
            HandlerExceptionResolver.class,
            HandlerMapping.class,
            WebMvcConfigurer.class);

    private static ConfigurableApplicationContext without;
    private static ConfigurableApplicationContext with;

    @BeforeAll
    static void start() {
        without = host("declic.enabled=false");
        with = host();
    }

    @AfterAll
    static void stop() {
        without.close();
        with.close();
    }

    @Test
    void every_bean_has_declic_in_its_name_but_those_whose_names_users_type() {
        assertThat(added())
                .contains("declicRecordEvents", "declicDoors")
                .allSatisfy(name -> assertThat(name.startsWith("declic")
                                || name.startsWith("org.declic.")
                                || TYPED_BY_USERS.contains(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void none_is_wired_where_a_host_asks_for_what_is_common() {
        var beans = with.getBeanFactory();
        for (var name : added()) {
            var definition = beans.getMergedBeanDefinition(name);
            var type = beans.getType(name);
            if (definition.isAutowireCandidate()
                    && ((AbstractBeanDefinition) definition).isDefaultCandidate()
                    && type != null) {
                assertThat(COMMON).as(name).noneMatch(common -> common.isAssignableFrom(type));
            }
        }
    }

    @Test
    void none_of_the_hosts_goes_away() {
        assertThat(names(with)).containsAll(names(without)).contains("managementSecurityFilterChain");
    }

    @Test
    void switched_off_it_leaves_no_bean_and_no_table() {
        assertThat(names(without)).noneMatch(name -> name.toLowerCase().contains("declic"));
        assertThat(tables(without)).isZero();
        assertThat(tables(with)).isPositive();
    }

    @Test
    void a_clock_and_a_step_of_the_host_take_the_places_by_their_names() {
        try (var host = new SpringApplicationBuilder(Host.class)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("addTag", "the host's own");
                    context.getBeanFactory().registerSingleton("declicClock", Clock.systemUTC());
                })
                .run(arguments())) {
            assertThat(host.getBean("addTag")).isEqualTo("the host's own");
            assertThat(host.getBeanNamesForType(Clock.class)).containsExactly("declicClock");
            assertThat(host.getBean(RecordEvents.class)).isNotNull();
            assertThat(host.getBean(ProcessEngine.class)).isNotNull();
        }
    }

    @Test
    void the_application_itself_can_not_be_set_as_a_guest() {
        for (var setting : List.of("declic.enabled=false", "declic.security.enabled=false", "declic.path-prefix=/x")) {
            assertThatThrownBy(() -> new SpringApplicationBuilder(DeclicApplication.class).run(arguments(setting)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(setting.substring(0, setting.indexOf('=')));
        }
    }

    private static Set<String> added() {
        var added = names(with);
        added.removeAll(names(without));
        return added;
    }

    private static Set<String> names(ConfigurableApplicationContext context) {
        return new TreeSet<>(Arrays.asList(context.getBeanDefinitionNames()));
    }

    private static int tables(ConfigurableApplicationContext context) {
        return new JdbcTemplate(context.getBean(DataSource.class))
                .queryForObject(
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'DECLIC%'",
                        Integer.class);
    }

    private static ConfigurableApplicationContext host(String... settings) {
        return new SpringApplicationBuilder(Host.class).run(arguments(settings));
    }

    /** As where there is no application.yaml of the application. */
    private static String[] arguments(String... settings) {
        var database = Databases.h2();
        var all = new java.util.ArrayList<>(List.of(
                "--spring.config.name=none",
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--camunda.bpm.job-execution.enabled=false",
                "--camunda.bpm.deployment-resource-pattern=classpath*:nothing/*.bpmn"));
        Arrays.stream(settings).map(setting -> "--" + setting).forEach(all::add);
        return all.toArray(String[]::new);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
