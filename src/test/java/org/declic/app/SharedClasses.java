package org.declic.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.declic.store.Databases;

/**
 * The JVM's class data sharing: applications in processes of their own load their classes from an archive that one of them has
 * left, and are up with half of the CPU time. Only where the application's jar has been built ({@link TestClassPath}): a process
 * that is started once by hand is not worth an archive.
 */
final class SharedClasses {

    private static final List<String> OPTIONS = TestClassPath.hasAppJar() ? of(archive()) : List.of();

    private SharedClasses() {}

    /** Of a JVM that uses them. One that can't, since a jar is missing, does without and says nothing. */
    static List<String> options() {
        return OPTIONS;
    }

    private static List<String> of(Path archive) {
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");
    }

    /** Made by whoever comes first: several JVMs run tests at the same time. */
    private static Path archive() {
        var file = Path.of(
                        "target",
                        "classes-" + Integer.toHexString(TestClassPath.shared().hashCode()) + ".jsa")
                .toAbsolutePath();
        try (var channel = FileChannel.open(
                        Path.of("target", "classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            var jar = Path.of(System.getProperty("app.jar"));
            if (Files.notExists(file)
                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                make(file);
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void make(Path file) throws IOException {
        var made = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        try (var app = AppProcess.archiving(made, TestClassPath.shared(), Databases.h2())) {
            var client = app.awaited().client();
            client.deployByRest(Automation.of("shared").trigger("Start", "Shared", "trigger.runs", "once"));
            client.track("Shared", "ana@example.com");
            client.events("[]");
            client.decisions("shared", "ana@example.com");
        }
        if (Files.exists(made)) {
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            System.out.println("No archive of classes was made: processes do without");
        }
    }
}
