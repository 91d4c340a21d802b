package org.declic.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.declic.store.Databases.Database;

/**
 * Flowable's event registry, which starts an instance for each event of a channel as well, on a database of its own on the same
 * server. It runs in a process of its own, with libraries of its own: {@code src/benchmark/peer}.
 */
final class Peer {

    private static final Path LIBRARIES = Path.of("src", "benchmark", "peer", "target");
    private static final int STARTS = 1_000;

    private final Site site;
    private final Database database;

    Peer(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    Result measure(Rounds rounds) throws Exception {
        if (!Files.isDirectory(LIBRARIES.resolve("dependency"))) {
            return Result.told("peer", "Flowable", "not built: mvn -f src/benchmark/peer/pom.xml package");
        }
        var process = start();
        try (var answers = process.inputReader(StandardCharsets.UTF_8)) {
            var version = answer("up ", answers);
            return rounds.compare(
                    "peer",
                    "events until they have started an instance, against the event registry of Flowable " + version
                            + ", 10 threads, history full",
                    site::start,
                    () -> {
                        var to = process.outputWriter(StandardCharsets.UTF_8);
                        to.write(STARTS + "\n");
                        to.flush();
                        return Double.parseDouble(answer("rate ", answers));
                    },
                    3.0);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private Process start() throws IOException {
        var classPath = LIBRARIES.resolve("classes") + ":" + LIBRARIES.resolve("dependency") + "/*";
        var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx1g"));
        command.addAll(List.of("-cp", classPath, "org.declic.benchmark.peer.FlowableStarts"));
        command.addAll(List.of(database.url(), database.user(), database.password()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What follows on the next line that begins so; other lines are its log. */
    private static String answer(String beginning, BufferedReader answers) {
        try {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
            throw new IllegalStateException("It has ended without an answer");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
