package org.declic.boot.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.boot.DeclicProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.mock.env.MockEnvironment;

/** Demo credentials work on loopback only: what the start is refused for. DemoCredentialsGuardIT shows that it is. */
class DemoCredentialsGuardTest {

    private static final String LOOPBACK = "server.address=127.0.0.1";
    private static final String OPEN = "server.address=0.0.0.0";
    private static final String MANAGEMENT_OPEN =
            LOOPBACK + ";management.server.port=0;management.server.address=0.0.0.0";
    private static final String DEMO_ADMIN = "camunda.bpm.admin-user.id=demo;camunda.bpm.admin-user.password=demo";
    private static final String REAL_ADMIN = "camunda.bpm.admin-user.id=chief;camunda.bpm.admin-user.password=secret";
    private static final String REAL =
            "declic.accounts.shop.key=a-real-key;declic.accounts.shop.api-token=a-real-token;" + REAL_ADMIN;

    private final IdentityService users = mock();

    @ParameterizedTest
    @ValueSource(strings = {OPEN, MANAGEMENT_OPEN})
    void on_another_address_the_settings_to_set_are_named(String address) {
        assertThatThrownBy(() -> guard(address, DEMO_ADMIN).accounts())
                .isInstanceOf(DemoCredentialsException.class)
                .hasMessageContainingAll(
                        "declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set",
                        "camunda.bpm.admin-user.id: a demo value",
                        "camunda.bpm.admin-user.password: a demo value");
    }

    @Test
    void one_demo_value_left_is_enough_to_refuse_and_the_others_are_not_named() {
        assertThatThrownBy(() -> guard(OPEN, "declic.accounts.a.key=demo;declic.accounts.a.api-token=real", REAL_ADMIN)
                        .accounts())
                .isInstanceOf(DemoCredentialsException.class)
                .hasMessage("declic.accounts.a.key: a demo value");
    }

    @Test
    void on_loopback_there_is_the_account_demo_and_elsewhere_those_that_are_set() {
        assertThat(guard(LOOPBACK, DEMO_ADMIN).accounts().byKey("demo", "demo")).isPresent();
        for (var address : List.of(OPEN, MANAGEMENT_OPEN)) {
            var accounts = guard(address, REAL).accounts();
            assertThat(accounts.byKey("shop", "a-real-key")).as(address).isPresent();
            assertThat(accounts.byKey("demo", "demo")).as(address).isEmpty();
        }
    }

    @Test
    void a_demo_user_left_in_the_database_may_be_there_on_loopback_only() {
        when(users.checkPassword("demo", "demo")).thenReturn(true);
        guard(LOOPBACK, REAL).refuseDemoUser(users);
        for (var address : List.of(OPEN, MANAGEMENT_OPEN)) {
            assertThatThrownBy(() -> guard(address, REAL).refuseDemoUser(users))
                    .as(address)
                    .isInstanceOf(DemoCredentialsException.class)
                    .hasMessageContaining("The database has the Camunda user 'demo' with the password 'demo'");
        }
    }

    @Test
    void without_that_user_it_starts_on_any_address() {
        guard(OPEN, REAL).refuseDemoUser(users);
        guard(OPEN, REAL).refuseAllDemo(users);
    }

    /** Such as a configuration that adds a connector: the settings say loopback all the same. */
    @Test
    void a_socket_that_others_reach_past_the_settings_is_looked_at() throws Exception {
        bound(guard(LOOPBACK, DEMO_ADMIN));
        bound(guard(LOOPBACK, REAL), new Connector());
        assertThatThrownBy(() -> bound(guard(LOOPBACK, DEMO_ADMIN), new Connector()))
                .isInstanceOf(DemoCredentialsException.class)
                .hasMessageContainingAll("no account is set", "camunda.bpm.admin-user.password: a demo value");
        when(users.checkPassword("demo", "demo")).thenReturn(true);
        bound(guard(LOOPBACK, REAL));
        assertThatThrownBy(() -> bound(guard(LOOPBACK, REAL), new Connector()))
                .isInstanceOf(DemoCredentialsException.class)
                .hasMessageContaining("The database has the Camunda user 'demo'");
    }

    /** A web server on loopback has opened its socket, and those of more connectors. */
    private void bound(DemoCredentialsGuard guard, Connector... more) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getByName("127.0.0.1"));
        Stream.of(more).forEach(connector -> connector.setPort(0));
        factory.addAdditionalTomcatConnectors(more);
        var server = factory.getWebServer();
        try (var context = new ServletWebServerApplicationContext()) {
            server.start();
            var engine = new StaticListableBeanFactory(Map.of("identityService", users));
            new BoundSockets(guard, engine.getBeanProvider(IdentityService.class))
                    .onApplicationEvent(new ServletWebServerInitializedEvent(server, context));
        } finally {
            server.stop();
        }
    }

    private static DemoCredentialsGuard guard(String... settings) {
        var all = new HashMap<String, String>();
        Arrays.stream(settings)
                .flatMap(some -> Arrays.stream(some.split(";")))
                .map(one -> one.split("=", 2))
                .forEach(one -> all.put(one[0], one[1]));
        var environment = new MockEnvironment();
        all.forEach(environment::setProperty);
        var binder = new Binder(new MapConfigurationPropertySource(all));
        return new DemoCredentialsGuard(
                environment,
                binder.bindOrCreate("declic", DeclicProperties.class),
                binder.bindOrCreate("camunda.bpm", CamundaBpmProperties.class));
    }
}
