package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.declic.store.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The dashboard, the alerts and the compose file that brings them. */
@SuppressWarnings("unchecked")
class DashboardTest {

    private static final Path SOURCES = Path.of("src/main");
    /** Names with the suffixes and prefixes of what an application measures; functions and labels of PromQL have none. */
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:declic|jvm|hikaricp|process|http|tomcat|system|jdbc)_[a-z0-9_]+");

    @Test
    void every_panel_and_alert_asks_for_metrics_that_the_application_prints() {
        var asked = new TreeSet<String>();
        var dashboard = dashboard();
        for (var expression : dashboard.findValuesAsText("expr")) {
            asked.addAll(names(expression));
        }
        for (var rule : alerts()) {
            asked.addAll(names((String) rule.get("expr")));
        }
        assertThat(asked).hasSizeGreaterThan(10);
        try (var app = App.shared(Databases.h2())) {
            app.deploy(Automation.of("shown").trigger("Start", "Shown", "trigger.runs", "once"));
            app.track("Shown", "ana@example.com");
            app.form("Shown", "nobody", Map.of());
            app.settle();
            assertThat(Scrape.of(app).names()).containsAll(asked);
        }
        assertThat(asked)
                .as("nothing of Declic is left out")
                .contains(
                        "declic_events_recorded_total",
                        "declic_events_duplicates_total",
                        "declic_events_late_total",
                        "declic_requests_refused_total",
                        "declic_events_waiting",
                        "declic_events_waiting_age_seconds",
                        "declic_decisions_total",
                        "declic_recorded_to_started_seconds_bucket",
                        "declic_correlation_failures_total");
    }

    @Test
    void the_dashboard_is_one_that_grafana_can_provision() {
        var dashboard = dashboard();
        assertThat(dashboard.at("/title").textValue()).isEqualTo("Declic");
        assertThat(dashboard.at("/uid").textValue()).isEqualTo("declic");
        var sources =
                (List<Map<String, Object>>) yaml("grafana/datasources.yaml").get("datasources");
        var ids = new TreeSet<Integer>();
        for (var panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").intValue())).isTrue();
            assertThat(panel.get("title").textValue()).isNotBlank();
            assertThat(panel.get("targets")).isNotEmpty();
            assertThat(panel.findValuesAsText("uid"))
                    .isNotEmpty()
                    .allMatch(uid -> uid.equals(sources.get(0).get("uid")));
            assertThat(panel.at("/gridPos/x").intValue()
                            + panel.at("/gridPos/w").intValue())
                    .isLessThanOrEqualTo(24);
        }
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule).containsKeys("alert", "expr", "annotations"));
    }

    @Test
    void prometheus_logs_in_and_nothing_of_the_profile_is_open() {
        var scrape =
                ((List<Map<String, Object>>) yaml("prometheus/prometheus.yml").get("scrape_configs")).get(0);
        assertThat(scrape.get("metrics_path")).isEqualTo("/actuator/prometheus");
        assertThat((Map<String, Object>) scrape.get("authorization"))
                .containsOnly(Map.entry("type", "Bearer"), Map.entry("credentials_file", "/run/declic/token"));
        var prometheus = service("prometheus");
        assertThat(prometheus).doesNotContainKey("ports");
        assertThat((Map<String, String>) prometheus.get("environment")).containsOnlyKeys("METRICS_TOKEN");
        assertThat(script(prometheus)).contains("${METRICS_TOKEN:?set DECLIC_METRICS_TOKEN}", ">/run/declic/token");
        var grafana = service("grafana");
        assertThat((List<String>) grafana.get("ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat((Map<String, String>) grafana.get("environment"))
                .containsEntry("GF_AUTH_ANONYMOUS_ENABLED", "false")
                .containsEntry("GF_USERS_ALLOW_SIGN_UP", "false");
        for (var service : List.of(prometheus, grafana)) {
            assertThat(service.get("profiles")).isEqualTo(List.of("metrics"));
            assertThat((String) service.get("image")).matches(".*:v?\\d+\\.\\d+\\.\\d+");
            for (var mount : (List<String>) service.get("volumes")) {
                if (mount.startsWith("./")) {
                    assertThat(mount).endsWith(":ro");
                    assertThat(Path.of(mount.split(":")[0])).exists();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-real-password"})
    void grafana_does_not_start_without_a_password(String password) throws Exception {
        var script = script(service("grafana")).replace("$$", "$").replace("exec /run.sh", "echo started");
        var process = new ProcessBuilder("/bin/sh", "-euc", script).redirectErrorStream(true);
        process.environment().put("GF_SECURITY_ADMIN_PASSWORD", password);
        var running = process.start();
        var output = new String(running.getInputStream().readAllBytes());
        assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
        if (password.isEmpty()) {
            assertThat(running.exitValue()).isNotZero();
            assertThat(output).contains("set GRAFANA_PASSWORD").doesNotContain("started");
        } else {
            assertThat(output).isEqualTo("started\n");
        }
    }

    private static Set<String> names(String expression) {
        var names = new TreeSet<String>();
        var found = METRIC.matcher(expression);
        while (found.find()) {
            names.add(found.group());
        }
        assertThat(expression.contains("up{") || !names.isEmpty())
                .as(expression)
                .isTrue();
        return names;
    }

    private static JsonNode dashboard() {
        try {
            return new ObjectMapper()
                    .readTree(SOURCES.resolve("grafana/declic-dashboard.json").toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Map<String, Object>> alerts() {
        var groups = (List<Map<String, Object>>) yaml("prometheus/alerts.yml").get("groups");
        return groups.stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .toList();
    }

    private static Map<String, Object> service(String name) {
        var services = (Map<String, Map<String, Object>>)
                yaml("../../docker-compose.yml").get("services");
        return services.get(name);
    }

    private static String script(Map<String, Object> service) {
        return ((List<String>) service.get("entrypoint")).get(2);
    }

    private static Map<String, Object> yaml(String file) {
        try {
            return new Yaml().load(Files.readString(SOURCES.resolve(file)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
