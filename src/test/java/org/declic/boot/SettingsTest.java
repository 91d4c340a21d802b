package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.declic.boot.security.HttpSettings;
import org.declic.contact.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** What settings may be. */
class SettingsTest {

    /** The messages have the setting, the rule and the value got. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            declic.max-chain                      | -1      | must be 0 or more, got '-1'
            declic.max-backlog                    | 0       | must be 1 to 100000, got '0'
            declic.max-backlog                    | 100001  | must be 1 to 100000, got '100001'
            declic.max-request-size               | 0B      | must be at least 1B, got '0B'
            declic.late-after                     | PT0S    | must be longer than nothing, got 'PT0S'
            declic.late-after                     | -PT1H   | must be longer than nothing, got 'PT-1H'
            declic.retention.events               | PT0S    | must be longer than nothing, got 'PT0S'
            declic.retention.decisions            | -P1D    | must be longer than nothing, got 'PT-24H'
            declic.mail.max-concurrent            | 0       | must be 1 to 100, got '0'
            declic.mail.max-concurrent            | 101     | must be 1 to 100, got '101'
            declic.mail.secret                    | demo    | must be what nobody knows; left empty, one is made and kept, got 'demo'
            declic.mail.timeout                   | PT0S    | must be longer than nothing, got 'PT0S'
            declic.mail.retry                     | PT1M,PT0S | must be longer than nothing, got 'PT0S'
            declic.mail.retry                     | soon    | must be durations with commas between them, or like R8/PT5M, got 'soon'
            declic.health.max-wait                | PT0S    | must be longer than nothing, got 'PT0S'
            declic.health.max-job                 | PT0S    | must be longer than nothing, got 'PT0S'
            declic.health.max-backlog             | 0       | must be 1 to 99999, got '0'
            declic.health.max-backlog             | 100000  | must be 1 to 99999, got '100000'
            declic.security.tries                 | -1      | must be 0 or more, got '-1'
            declic.security.max-wait              | PT0S    | must be longer than nothing, got 'PT0S'
            declic.limits.event-names             | 0       | must be 1 or more, got '0'
            declic.limits.lists                   | 0       | must be 1 or more, got '0'
            declic.limits.tags                    | 0       | must be 1 or more, got '0'
            declic.limits.fields                  | -5      | must be 1 or more, got '-5'
            declic.http.header-time               | PT0S    | must be longer than nothing, got 'PT0S'
            declic.http.body-time                 | PT0S    | must be longer than nothing, got 'PT0S'
            declic.http.slow-bodies               | 0       | must be 1 or more, got '0'
            declic.http.slow-bodies-per-address   | 0       | must be 1 or more, got '0'
            declic.http.max-rest-request-size     | 0B      | must be at least 1B, got '0B'
            declic.http.liveness-port             | -1      | must be 0 or more, got '-1'
            declic.database.socket-timeout        | PT0.5S  | must be a second or longer, or nothing, got 'PT0.5S'
            """)
    void a_setting_out_of_its_range_is_refused(String setting, String value, String rule) {
        assertThatThrownBy(() -> bind(setting, value))
                .rootCause()
                .isInstanceOf(InvalidInput.class)
                .hasMessage(setting + " " + rule);
    }

    @ParameterizedTest
    @CsvSource({
        "declic.max-chain, 0",
        "declic.max-backlog, 1",
        "declic.max-backlog, 100000",
        "declic.max-request-size, 1B",
        "declic.late-after, PT0.000000001S",
        "declic.mail.max-concurrent, 100",
        "declic.mail.retry, R8/PT5M",
        "declic.health.max-backlog, 99999",
        "declic.security.tries, 0",
        "declic.limits.lists, 1",
        "declic.http.liveness-port, 0",
        "declic.database.socket-timeout, PT0S",
    })
    void one_at_the_end_of_its_range_is_taken(String setting, String value) {
        assertThat(bind(setting, value)).isNotNull();
    }

    @Test
    void what_is_not_set_is_in_range() {
        var settings = bind("declic.scripts", "true");
        assertThat(((DeclicProperties) settings).maxBacklog()).isEqualTo(100_000);
    }

    private static Object bind(String setting, String value) {
        var binder = new Binder(
                java.util.List.of(new MapConfigurationPropertySource(Map.of(setting, value))),
                null,
                ApplicationConversionService.getSharedInstance());
        if (setting.startsWith("declic.http.")) {
            return binder.bind("declic.http", Bindable.of(HttpSettings.class)).get();
        }
        if (setting.startsWith("declic.limits.")) {
            return binder.bind("declic.limits", Bindable.of(LimitSettings.class))
                    .get();
        }
        if (setting.startsWith("declic.database.")) {
            return binder.bind("declic.database", Bindable.of(DatabaseSettings.class))
                    .get();
        }
        return binder.bind("declic", Bindable.of(DeclicProperties.class)).get();
    }
}
