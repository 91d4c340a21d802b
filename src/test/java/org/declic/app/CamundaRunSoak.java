package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.declic.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Declic in a Camunda Run, by the zip for its folder {@code userlib} and the lines for its configuration. */
class CamundaRunSoak extends HostsContract {

    private static final Path PAGE = Path.of("src/docs/how-to/camunda-run.md");
    private static final String PLUGIN = "/camunda/api/cockpit/plugin/declic/static/app/plugin.js";

    @Test
    void an_event_enters_the_next_is_refused_and_runs_own_rest_and_login_are_as_before(@TempDir Path folder)
            throws Exception {
        try (var run = new CamundaRun(folder).withDeclic().start().awaited()) {
            worksAndIsClosed(run, "");
            assertThat(run.get("/engine-rest/engine", "").body())
                    .as("open, as Run's default is")
                    .contains("default");
            assertThat(run.get("/camunda/app/welcome/default/", "").statusCode())
                    .isEqualTo(200);
            assertThat(run.get("/nothing", "").statusCode()).isEqualTo(404);
            var asset = run.get(PLUGIN, "");
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.body()).contains("export");
            var cockpit = CockpitSession.of(run.client(), "operator", "of-the-engine");
            assertThat(cockpit.get("/contact/access").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_page_for_users_can_be_followed(@TempDir Path folder) throws Exception {
        assertThat(Files.readString(Path.of("src/main/run/declic.yml")))
                .endsWith(Pages.blocks(PAGE, "yaml").get(0));
        var commands = Pages.blocks(PAGE, "sh");
        try (var run = new CamundaRun(folder).withDeclic().start().awaited()) {
            assertThat(done(commands.get(2), run)).contains("\"success\":1");
            Awaitility.await()
                    .atMost(AppProcess.PATIENCE)
                    .untilAsserted(() -> assertThat(done(commands.get(3), run)).contains("\"outcome\":\"entered\""));
        }
    }

    /** What the command prints, with the port and the user of the one under test. */
    private static String done(String command, HostProcess run) throws IOException {
        var process = new ProcessBuilder(
                "bash",
                "-c",
                command.replace("http://127.0.0.1:8080", run.client().root())
                        .replace("demo:demo", HostProcess.OPERATOR)
                        .replace("curl ", "curl -s "));
        process.environment().put("DECLIC_KEY", HostProcess.KEY);
        return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void with_runs_own_authentication_its_rest_is_closed_and_takes_the_same_users(@TempDir Path folder)
            throws Exception {
        try (var run = new CamundaRun(folder)
                .withDeclic()
                .start("camunda.bpm.run.auth.enabled=true", "camunda.bpm.authorization.enabled=true")
                .awaited()) {
            worksAndIsClosed(run, "");
            assertThat(run.get("/engine-rest/process-definition", "").statusCode())
                    .isEqualTo(401);
            assertThat(run.get("/engine-rest/process-definition", HostProcess.OPERATOR)
                            .body())
                    .contains("\"key\":\"hosted\"");
        }
    }

    @Test
    void the_zip_has_nothing_that_run_has(@TempDir Path folder) throws Exception {
        var run = new CamundaRun(folder);
        var before = run.jars("configuration/userlib");
        var added = run.withDeclic().jars("configuration/userlib");
        assertThat(added)
                .hasSizeGreaterThan(before.size() + 10)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(run.libraries());
    }
}
