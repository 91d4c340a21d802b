package org.declic.benchmark;

import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

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

    /** @return listening on a port of its own */
    static ConfigurableApplicationContext start(DataSource on) {
        BareDoor.dataSource = on;
        return new SpringApplication(BareEndpoint.class, BareDoor.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.config.location=optional:classpath:/none/");
    }
}
