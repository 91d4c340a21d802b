package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.sql.DataSource;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.event.EventName;
import org.declic.event.EventValue;
import org.declic.event.RecordEvents;
import org.declic.event.TrackedEvent;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application with a database of its own beside the engine's: all of Declic is in the engine's. */
class TwoDatabasesTest {

    private static final String TABLES =
            "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'ACT!_%' ESCAPE '!'"
                    + " OR TABLE_NAME LIKE 'DECLIC!_%' ESCAPE '!'";

    @Test
    void tables_events_and_decisions_are_in_the_engines_database_whatever_transaction_the_application_has() {
        var own = Databases.h2();
        try (var app = App.with(new Class<?>[] {Two.class, Managers.class}, Databases.h2(), "own.url=" + own.url())) {
            app.deploy(Automation.of("two").trigger("Start", "Two", "trigger.runs", "once"));
            app.track("Two", "two@example.com");
            app.settle();
            app.track("Two", "two@example.com");
            app.settle();
            assertThat(app.running("two", "two@example.com")).isOne();
            assertThat(app.decisions("two", "two@example.com")).hasSize(2);

            new TransactionTemplate(app.bean(PlatformTransactionManager.class)).executeWithoutResult(mine -> {
                app.bean(RecordEvents.class)
                        .record(TrackedEvent.now(
                                Tenant.NONE, new Email("mine@example.com"), new EventName("Two"), EventValue.NONE));
                mine.setRollbackOnly();
            });
            app.settle();
            assertThat(app.running("two", "mine@example.com"))
                    .as("recorded by a transaction of the engine's database")
                    .isOne();

            var owns = new JdbcTemplate(app.bean(DataSource.class));
            assertThat(owns.queryForList(TABLES, String.class)).isEmpty();
            var engines = new JdbcTemplate((DataSource) app.bean("camundaBpmDataSource"));
            assertThat(engines.queryForList(TABLES, String.class)).contains("DECLIC_EVENT", "ACT_RU_EXECUTION");
            assertThat(engines.queryForList("SELECT EMAIL FROM DECLIC_CONTACT ORDER BY ID", String.class))
                    .isEqualTo(List.of("two@example.com", "mine@example.com"));
        }
    }

    @Test
    void without_a_transaction_manager_for_the_engines_database_the_start_fails_and_says_so() {
        var own = Databases.h2();
        assertThatThrownBy(() ->
                        App.with(new Class<?>[] {Two.class, OneManager.class}, Databases.h2(), "own.url=" + own.url()))
                .rootCause()
                .hasMessageContaining("define a bean camundaBpmTransactionManager");
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {

        @Bean
        @Primary
        DataSource ownDataSource(@Value("${own.url}") String url) {
            return DataSourceBuilder.create().url(url).username("sa").build();
        }

        @Bean
        DataSource camundaBpmDataSource(@Value("${spring.datasource.url}") String url) {
            return DataSourceBuilder.create().url(url).username("sa").build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneManager {

        @Bean
        @Primary
        PlatformTransactionManager ownTransactionManager(DataSource ownDataSource) {
            return new JdbcTransactionManager(ownDataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Managers extends OneManager {

        @Bean
        PlatformTransactionManager camundaBpmTransactionManager(
                @Qualifier("camundaBpmDataSource") DataSource camundaBpmDataSource) {
            return new JdbcTransactionManager(camundaBpmDataSource);
        }
    }
}
