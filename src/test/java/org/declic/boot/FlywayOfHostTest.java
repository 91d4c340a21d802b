package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring Boot's Flyway is awake if the application has asked for it, and not because Declic brings Flyway along. */
class FlywayOfHostTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withInitializer(new FlywayOfHost())
            .withUserConfiguration(Database.class)
            .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));

    @Test
    void without_a_sign_of_it_nothing_is_migrated() {
        host.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Flyway.class)
                .doesNotHaveBean(FlywayMigrationInitializer.class));
    }

    @Test
    void a_setting_asks_for_it() {
        host.withPropertyValues("spring.flyway.baseline-on-migrate=true")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Flyway.class)
                        .hasSingleBean(FlywayMigrationInitializer.class));
    }

    @Test
    void a_bean_asks_for_it() {
        host.withUserConfiguration(Strategy.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Flyway.class));
    }

    @Test
    void a_flyway_that_the_application_makes_itself_stays() {
        host.withUserConfiguration(OwnFlyway.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Flyway.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Database {

        /** One that is not empty. */
        @Bean
        DataSource dataSource() {
            var dataSource = DataSourceBuilder.create()
                    .url("jdbc:h2:mem:flyway-of-host" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1")
                    .username("sa")
                    .build();
            new JdbcTemplate(dataSource).execute("CREATE TABLE OTHERS (ID INT)");
            return dataSource;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Strategy {

        @Bean
        FlywayMigrationStrategy strategy() {
            return Flyway::info;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFlyway {

        @Bean
        Flyway flyway(DataSource dataSource) {
            return Flyway.configure().dataSource(dataSource).load();
        }
    }
}
