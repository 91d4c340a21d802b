package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.declic.store.Databases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do with the description at {@code /v3/api-docs}: generate a client. */
class GeneratedClientSoak {

    private static final Path CLIENT = Path.of("src", "client");

    @TempDir
    private static Path folder;

    private static App app;
    private static Path api;

    @BeforeAll
    static void read() throws Exception {
        app = App.shared(Databases.h2());
        app.deploy(Automation.of("client").trigger("Start", "Client signed up", "trigger.runs", "once"));
        api = Files.writeString(
                folder.resolve("api.json"), app.get("/v3/api-docs").body());
    }

    @Test
    void a_client_in_java_is_generated_compiles_and_works() throws Exception {
        done(
                Path.of("").toAbsolutePath(),
                List.of(
                        "mvn",
                        "-q",
                        "-B",
                        "-ntp",
                        "-f",
                        CLIENT.resolve("pom.xml").toString(),
                        "clean",
                        "verify",
                        "-Dapi=" + api.toAbsolutePath(),
                        "-Droot=" + app.root()));
        assertThat(CLIENT.resolve("target/surefire-reports/org.declic.client.ClientTest.txt"))
                .content()
                .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");
    }

    private static void done(Path directory, List<String> command) throws Exception {
        var output = Files.createTempFile(folder, "output", ".txt");
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.redirectInput(new File("/dev/null"));
        assertThat(process.start().waitFor())
                .as(() -> command + "\n" + text(output))
                .isZero();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException unreadable) {
            return unreadable.toString();
        }
    }
}
