package org.declic.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.catalina.connector.Connector;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo credentials end the start if others can come, whatever the settings say of addresses. */
class OpenSocketTest {

    @Test
    void a_socket_that_others_reach_past_the_settings_ends_the_start() {
        assertThatThrownBy(() -> App.with(new Class<?>[] {OneMoreSocket.class}, Databases.h2())
                        .close())
                .hasStackTraceContaining("DemoExposed")
                .hasStackTraceContaining("declic.accounts.<actid>.key and declic.accounts.<actid>.api-token");
    }

    @Configuration(proxyBeanMethods = false)
    static class OneMoreSocket {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> oneMoreSocket() {
            return factory -> {
                var connector = new Connector();
                connector.setPort(0);
                factory.addAdditionalTomcatConnectors(connector);
            };
        }
    }
}
