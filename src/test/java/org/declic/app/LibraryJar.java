package org.declic.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.declic.boot.DeclicAutoConfiguration;

/** The library as others get it: what Maven has built, or else the same of the classes that are there. */
final class LibraryJar {

    /** As pom.xml leaves it out. */
    private static final List<String> LEFT_OUT = List.of(
            "application.yaml",
            "bpmn/",
            "org/declic/boot/DeclicApplication.class",
            "org/declic/boot/StartupSummary.class");

    private static final String BUILT = System.getProperty("library.jar", "");

    private static final Path PATH = find();

    private LibraryJar() {}

    static Path path() {
        return PATH;
    }

    private static Path find() {
        var built = Path.of(BUILT);
        if (!BUILT.isEmpty() && Files.exists(built)) {
            return built;
        }
        try {
            var classes = Path.of(DeclicAutoConfiguration.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var made = Files.createTempFile(Path.of("target"), "library", ".jar");
            made.toFile().deleteOnExit();
            write(classes, made);
            return made;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (java.net.URISyntaxException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void write(Path classes, Path made) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(made));
                var files = Files.walk(classes)) {
            for (var file : files.filter(one -> !one.equals(classes)).sorted().toList()) {
                var isDirectory = Files.isDirectory(file);
                var name = classes.relativize(file).toString().replace('\\', '/') + (isDirectory ? "/" : "");
                if (LEFT_OUT.stream().noneMatch(name::startsWith)) {
                    jar.putNextEntry(new JarEntry(name));
                    if (!isDirectory) {
                        Files.copy(file, jar);
                    }
                    jar.closeEntry();
                }
            }
        }
    }
}
