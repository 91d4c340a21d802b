package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.declic.store.Databases;
import org.junit.jupiter.api.Test;

/** Demo credentials work on loopback only: on any other address the start is refused, with the settings to be set. */
class ExposureTest {

    private static final String[] REAL = {
        "declic.accounts.shop.key=k1",
        "declic.accounts.shop.api-token=t1",
        "camunda.bpm.admin-user.id=chief",
        "camunda.bpm.admin-user.password=secret"
    };

    @Test
    void on_another_address_the_start_is_refused_and_says_which_settings_to_set() {
        for (var address : new String[] {"0.0.0.0", "", "::"}) {
            assertThatThrownBy(() ->
                            App.on(Databases.h2(), "server.address=" + address).close())
                    .rootCause()
                    .hasMessageContaining(
                            "declic.accounts.<actid>.key and declic.accounts.<actid>.api-token: no account is set")
                    .hasMessageContaining("camunda.bpm.admin-user.id: a demo value")
                    .hasMessageContaining("camunda.bpm.admin-user.password: a demo value");
        }
        assertThatThrownBy(() -> App.on(
                                Databases.h2(),
                                "server.address=0.0.0.0",
                                "declic.accounts.a.key=demo",
                                "declic.accounts.a.api-token=real",
                                REAL[2],
                                REAL[3])
                        .close())
                .rootCause()
                .hasMessage("declic.accounts.a.key: a demo value");
        assertThatThrownBy(() -> App.on(Databases.h2(), "management.server.port=0", "management.server.address=0.0.0.0")
                        .close())
                .rootCause()
                .hasMessageContaining("camunda.bpm.admin-user.password: a demo value");
    }

    @Test
    void with_real_settings_it_starts_and_the_demo_credentials_do_not_work() {
        try (var app = App.on(Databases.h2(), with("server.address=0.0.0.0"))) {
            assertThat(app.form("Ordered", "ana@example.com", java.util.Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(app.get("/engine-rest/engine").statusCode()).isEqualTo(401);
            assertThat(app.form("Ordered", "ana@example.com", java.util.Map.of("actid", "shop", "key", "k1"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_demo_user_left_in_the_database_keeps_it_on_loopback() {
        var database = Databases.h2();
        App.on(database).close();
        assertThatThrownBy(
                        () -> App.on(database, with("server.address=0.0.0.0")).close())
                .rootCause()
                .hasMessageContaining("The database has the Camunda user 'demo' with the password 'demo'");
    }

    private static String[] with(String setting) {
        var all = java.util.Arrays.copyOf(REAL, REAL.length + 1);
        all[REAL.length] = setting;
        return all;
    }
}
