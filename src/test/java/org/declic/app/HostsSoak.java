package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More applications of others with Declic in them. */
class HostsSoak extends HostsContract {

    @Test
    void with_security_of_its_own_neither_takes_the_users_of_the_other() throws Exception {
        try (var host = HostProcess.start("secured", without(TOOLS, MAIL)).awaited()) {
            assertThat(host.get("/hello", "").statusCode()).isEqualTo(401);
            assertThat(host.get("/hello", "host:host-secret").body()).isEqualTo("hello");
            assertThat(host.get("/hello", HostProcess.OPERATOR).statusCode()).isEqualTo(401);
            worksAndIsClosed(host, "");
            assertThat(host.get("/automations", "host:host-secret").statusCode())
                    .isEqualTo(401);
            assertThat(host.get("/automations", "operator:host-operator").statusCode())
                    .isEqualTo(401);
            assertThat(host.get("/nothing", "").statusCode()).isEqualTo(401);
            assertThat(host.get("/actuator/health", "host:host-secret").body()).contains("UP");
        }
    }

    @Test
    void with_declics_security_off_the_hosts_own_finds_out_who_asks_and_keys_are_still_looked_at() throws Exception {
        try (var host = HostProcess.start("secured", without(TOOLS, MAIL), "declic.security.enabled=false")
                .awaited()) {
            assertThat(host.get("/hello", "").statusCode()).isEqualTo(401);
            assertThat(host.get("/hello", "host:host-secret").body()).isEqualTo("hello");
            worksAndIsClosed(host, "", "operator:host-operator");
            assertThat(host.get("/automations", HostProcess.OPERATOR).statusCode())
                    .as("the engine's own password")
                    .isEqualTo(401);
            assertThat(host.get("/contacts/ana@example.com", "host:host-secret").statusCode())
                    .as("a user who is no administrator of Camunda's")
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pool,the engine has another data source than Declic",
        "transactions,the engine has another transaction manager"
    })
    void health_tells_of_an_engine_with_a_data_source_or_transactions_of_its_own(String own, String reason)
            throws Exception {
        try (var host = HostProcess.start(
                        "databases",
                        without(TOOLS, SECURITY, MAIL),
                        "host.engine-has-own=" + own,
                        "management.endpoint.health.show-details=always")
                .awaited()) {
            var health = host.get("/actuator/health", "");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(Client.json(health)
                            .at("/components/declicDatabase/status")
                            .asText())
                    .isEqualTo("DOWN");
            assertThat(Client.json(health)
                            .at("/components/declicDatabase/details/reason")
                            .asText())
                    .startsWith(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flyway", "liquibase", "databases"})
    void tables_and_databases_of_its_own_stay_its_own(String name) throws Exception {
        try (var host = HostProcess.start(name, without(TOOLS, SECURITY, MAIL)).awaited()) {
            assertThat(host.get("/hello", "").body()).isEqualTo("hello");
            worksAndIsClosed(host, "");
            assertThat(host.get("/actuator/health", "").body()).contains("UP");
        }
    }

    @Test
    void its_json_errors_clock_threads_and_paths_are_its_own_and_the_doors_have_theirs() throws Exception {
        try (var host =
                HostProcess.start("opinionated", without(TOOLS, SECURITY, MAIL)).awaited()) {
            assertThat(host.get("/own/hello", "").body()).contains("Z Direct");
            assertThat(host.get("/own/named", "").body()).isEqualTo("{\"first_name\":\"Ana\"}");
            assertThat(host.get("/own/fails", "").body()).isEqualTo("the host's own error");
            worksAndIsClosed(host, "");
        }
    }

    @Test
    void without_security_webapp_mail_springdoc_and_actuator_its_endpoints_stay_open_and_the_doors_closed()
            throws Exception {
        try (var host = HostProcess.start("small", without(TOOLS, SECURITY, ACTUATOR, MAIL, REST))
                .awaited()) {
            assertThat(host.get("/hello", "").body()).isEqualTo("hello");
            assertThat(host.get("/nothing", "").statusCode()).isEqualTo(404);
            worksAndIsClosed(host, "");
            assertThat(host.output()).contains("Off, as the library in brackets is not there: pages in Cockpit");
        }
    }

    @Test
    void switched_off_it_leaves_no_trace() throws Exception {
        try (var host = HostProcess.start(
                        "small", without(TOOLS, SECURITY, ACTUATOR, MAIL, REST), "declic.enabled=false")
                .awaited()) {
            assertThat(host.get("/hello", "").body()).isEqualTo("hello");
            assertThat(host.track("", "key-of-the-shop").statusCode()).isEqualTo(404);
            assertThat(host.get("/automations", HostProcess.OPERATOR).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void below_a_context_path_and_a_prefix_its_home_page_and_the_web_applications_stay_where_they_are()
            throws Exception {
        try (var host = HostProcess.start(
                        "paths",
                        without(
                                TOOLS.replaceAll("\\|?camunda-(webapp|bpm-spring-boot-starter-webapp)\\.\\*", ""),
                                SECURITY,
                                MAIL))
                .awaited()) {
            assertThat(host.get("/shop/", "").body()).contains("The home page");
            assertThat(host.get("/shop/hello", "").body()).isEqualTo("hello");
            assertThat(host.get("/shop/automations", HostProcess.OPERATOR).statusCode())
                    .isEqualTo(404);
            worksAndIsClosed(host, "/shop/declic");
            assertThat(host.get("/shop/process/app/welcome/default/", "").statusCode())
                    .isEqualTo(200);
        }
    }
}
