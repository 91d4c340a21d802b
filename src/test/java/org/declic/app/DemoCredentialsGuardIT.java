package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.declic.contact.Attribute;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.contact.Unsubscribing;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Demo credentials work on loopback only: on any other address the start is refused, with the settings to be set. */
class DemoCredentialsGuardIT {

    private static final String[] REAL = {
        "declic.accounts.shop.key=a-real-key",
        "declic.accounts.shop.api-token=a-real-token",
        "camunda.bpm.admin-user.id=chief",
        "camunda.bpm.admin-user.password=secret"
    };

    @ParameterizedTest
    @ValueSource(strings = {"server.address=0.0.0.0", "management.server.port=0;management.server.address=0.0.0.0"})
    void on_another_address_the_start_is_refused_and_says_which_settings_to_set(String address) {
        assertThat(refusal(address.split(";")))
                .contains(
                        "declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set",
                        "camunda.bpm.admin-user.id: a demo value",
                        "camunda.bpm.admin-user.password: a demo value");
    }

    @Test
    void one_demo_value_left_is_enough_to_refuse_and_the_others_are_not_named() {
        assertThat(refusal(
                        "server.address=0.0.0.0",
                        "declic.accounts.a.key=demo",
                        "declic.accounts.a.api-token=real",
                        REAL[2],
                        REAL[3]))
                .contains("declic.accounts.a.key: a demo value")
                .doesNotContain("api-token:", "admin-user");
    }

    /** Such as a configuration that adds a connector: the settings say loopback all the same. */
    @Test
    void a_socket_that_others_reach_past_the_settings_ends_the_start() {
        assertThat(refusal("spring.main.sources=" + OneMoreSocket.class.getName()))
                .contains(
                        "declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set",
                        "camunda.bpm.admin-user.password: a demo value");
    }

    @Test
    void a_secret_for_links_that_everybody_knows_is_refused() {
        assertThat(refusal("declic.mail.secret=demo")).contains("declic.mail.secret must be what nobody knows");
    }

    @Test
    void with_real_settings_it_starts_and_the_demo_credentials_do_not_work() {
        try (var app = AppProcess.start(Databases.h2(), with("server.address=0.0.0.0"))) {
            var client = app.client();
            assertThat(client.form("Ordered", "ana@example.com", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(client.get("/engine-rest/engine").statusCode()).isEqualTo(401);
            assertThat(client.form("Ordered", "ana@example.com", Map.of("actid", "shop", "key", "a-real-key"))
                            .statusCode())
                    .isEqualTo(200);
            var forged = new Unsubscribing(client.root(), () -> "demo")
                    .url(
                            new Contact(1, Tenant.NONE, new Email("ana@example.com")),
                            new Attribute(1, Tenant.NONE, Attribute.Kind.LIST, "News", "", Instant.EPOCH));
            assertThat(client.send(client.request(forged.substring(client.root().length())))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(app.output()).doesNotContain("curl", "secret", "a-real-key", "a-real-token");
        }
    }

    @Test
    void a_demo_user_left_in_the_database_keeps_it_on_loopback(@TempDir java.nio.file.Path directory) {
        var database = new Databases.Database("jdbc:h2:file:" + directory.resolve("declic"), "sa", "");
        AppProcess.start(database).close();
        try (var app = AppProcess.start(database, with("server.address=0.0.0.0"))) {
            assertThat(app.isUp()).isFalse();
            assertThat(app.output()).contains("The database has the Camunda user 'demo' with the password 'demo'");
        }
    }

    private static String refusal(String... settings) {
        try (var app = AppProcess.start(Databases.h2(), settings)) {
            assertThat(app.isUp()).as(app.output()).isFalse();
            return app.output();
        }
    }

    private static String[] with(String setting) {
        var all = java.util.Arrays.copyOf(REAL, REAL.length + 1);
        all[REAL.length] = setting;
        return all;
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
