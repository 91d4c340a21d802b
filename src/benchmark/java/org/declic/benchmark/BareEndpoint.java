package org.declic.benchmark;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What somebody writes by hand: an endpoint of Spring MVC that inserts the event's row, commits and answers. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
class BareEndpoint {

    private static DataSource dataSource;

    /** @return listening on a port of its own */
    static ConfigurableApplicationContext start(DataSource on) {
        dataSource = on;
        return new SpringApplication(BareEndpoint.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.config.location=optional:classpath:/none/");
    }

    @Bean
    Door door() {
        return new Door(dataSource);
    }

    @RestController
    static final class Door {

        private final DataSource dataSource;
        private final AtomicLong numbers = new AtomicLong(1_000_000_000);

        Door(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @PostMapping("/bare")
        Map<String, Object> insert(@RequestBody Map<String, Object> event) throws SQLException {
            try (var connection = dataSource.getConnection();
                    var insert = connection.prepareStatement(Recording.INSERT)) {
                connection.setAutoCommit(false);
                Recording.set(insert, numbers.incrementAndGet());
                insert.executeUpdate();
                connection.commit();
            }
            return Map.of("recorded", 1);
        }
    }
}
