package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.declic.contact.Attribute;
import org.declic.contact.Contact;
import org.declic.contact.Email;
import org.declic.contact.Tenant;
import org.declic.contact.Unsubscribing;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Demo credentials work on loopback only: on any other address the start is refused, with the settings to be set; for what, is
 * told by DemoCredentialsGuardTest. By processes: Camunda's web applications keep a context whose start was refused, and no
 * other would start in its JVM.
 */
class DemoCredentialsGuardIT {

    private static final String[] REAL = {
        "declic.accounts.shop.key=a-real-key",
        "declic.accounts.shop.api-token=a-real-token",
        "camunda.bpm.admin-user.id=chief",
        "camunda.bpm.admin-user.password=secret"
    };

    @Test
    void on_another_address_the_start_is_refused_and_says_which_settings_to_set() {
        assertThat(refusal("server.address=0.0.0.0"))
                .contains(
                        "declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set",
                        "camunda.bpm.admin-user.id: a demo value",
                        "camunda.bpm.admin-user.password: a demo value");
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
    void a_demo_user_left_in_the_database_keeps_it_on_loopback(@TempDir Path directory) {
        var database = new Databases.Database("jdbc:h2:file:" + directory.resolve("declic"), "sa", "");
        leaveDemoUser(database);
        try (var app = AppProcess.start(database, with("server.address=0.0.0.0"))) {
            assertThat(app.isUp()).isFalse();
            assertThat(app.output()).contains("The database has the Camunda user 'demo' with the password 'demo'");
        }
    }

    /** As a start on loopback makes it. */
    private static void leaveDemoUser(Databases.Database database) {
        var engine = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                .setJdbcUrl(database.url())
                .setJdbcUsername(database.user())
                .setJdbcPassword(database.password())
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .setJobExecutorActivate(false)
                .setProcessEngineName("leaves-demo-user")
                .buildProcessEngine();
        try {
            var demo = engine.getIdentityService().newUser("demo");
            demo.setPassword("demo");
            engine.getIdentityService().saveUser(demo);
        } finally {
            engine.close();
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
