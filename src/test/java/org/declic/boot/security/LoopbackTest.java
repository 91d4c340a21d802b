package org.declic.boot.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.declic.boot.DeclicProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Which addresses are loopback. */
class LoopbackTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.address=127.0.0.1",
                "server.address=127.8.9.10",
                "server.address=::1",
                "server.address=localhost",
                "server.address=127.0.0.1;management.server.port=8080",
                "server.address=127.0.0.1;management.server.port=-1",
                "server.address=127.0.0.1;management.server.port=9000;management.server.address=127.0.0.1"
            })
    void others_cannot_come(String settings) {
        assertThat(isLoopback(settings)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server.address=",
                "server.address=0.0.0.0",
                "server.address=::",
                "server.address=192.0.2.1",
                "server.address=no such name.invalid",
                "server.address=127.0.0.1;management.server.port=0",
                "server.address=127.0.0.1;management.server.port=9000",
                "server.address=127.0.0.1;management.server.port=9000;management.server.address=0.0.0.0"
            })
    void others_can_come(String settings) {
        assertThat(isLoopback(settings)).isFalse();
    }

    private static boolean isLoopback(String settings) {
        var environment = new MockEnvironment();
        Arrays.stream(settings.split(";")).filter(one -> !one.isEmpty()).forEach(one -> {
            var parts = one.split("=", -1);
            environment.setProperty(parts[0], parts[1]);
        });
        var properties = new Binder().bindOrCreate("declic", DeclicProperties.class);
        return new DemoCredentialsGuard(environment, properties, new CamundaBpmProperties()).isLoopback();
    }
}
