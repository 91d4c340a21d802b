package org.declic.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * A Camunda Run, laid out as its users unpack it. Maven Central has no Run: it is made of the parts that there are, or copied from the
 * folder that the system property {@code run.home} names.
 */
final class CamundaRun {

    private static final String HOME = System.getProperty("run.home", "");

    /** Where pom.xml copies them to, with the profile "soak". */
    private static final Path PARTS = Path.of(HOME.isEmpty() ? "target/run" : HOME);

    private static final String CORE = "internal/camunda-bpm-run-core.jar";

    private static final String BUILT = System.getProperty("run.zip", "");
    private static final Pattern INCLUDE = Pattern.compile("<include>[^:<]+:([^:<]+)</include>");

    private final Path folder;

    /** @param folder an empty one */
    CamundaRun(Path folder) throws IOException {
        this.folder = folder;
        for (var part : List.of("internal/rest", "internal/webapps", "configuration/userlib")) {
            copy(PARTS.resolve(part), Files.createDirectories(folder.resolve(part)));
        }
        Files.copy(
                HOME.isEmpty() ? Path.of("src/hosts/run/target/camunda-bpm-run-core.jar") : PARTS.resolve(CORE),
                folder.resolve(CORE));
        Files.createDirectories(folder.resolve("configuration/resources"));
        Files.writeString(configuration(), """
                camunda.bpm:
                  run:
                    deployment:
                      deploy-changed-only: true
                spring.datasource:
                  driver-class-name: org.h2.Driver
                spring.web.resources:
                  static-locations: NULL
                """);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new AssertionError(from + " is not there: mvn -Psoak pre-integration-test copies it");
        }
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private Path configuration() {
        return folder.resolve("configuration/default.yml");
    }

    /** Unpacks Declic's zip, adds its lines to the configuration, and two automations. */
    CamundaRun withDeclic() throws IOException {
        var userlib = folder.resolve("configuration/userlib");
        if (BUILT.isEmpty()) {
            for (var jar : ofClassPath()) {
                Files.copy(jar, userlib.resolve(jar.getFileName()));
            }
        } else {
            unzip(Path.of(BUILT), userlib);
        }
        Files.writeString(
                configuration(),
                Files.readString(configuration()) + Files.readString(Path.of("src/main/run/declic.yml")));
        for (var automation : List.of("src/hosts/hosted.bpmn", "bpmn/welcome-series.bpmn")) {
            var from = Path.of(automation);
            Files.copy(from, folder.resolve("configuration/resources").resolve(from.getFileName()));
        }
        return this;
    }

    /** What the zip would have, where Maven has not built it. */
    private static List<Path> ofClassPath() throws IOException {
        var found = new ArrayList<>(List.of(LibraryJar.path()));
        var entries = TestClassPath.all().split(java.io.File.pathSeparator);
        INCLUDE.matcher(Files.readString(Path.of("src/main/run/userlib.xml")))
                .results()
                .map(include -> include.group(1))
                .filter(name -> !name.equals("declic"))
                .map(name -> Arrays.stream(entries)
                        .map(Path::of)
                        .filter(entry -> entry.getFileName().toString().matches(name + "-\\d.*\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + name)))
                .forEach(found::add);
        return found;
    }

    private static void unzip(Path zip, Path to) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, to.resolve(entry.getName()));
            }
        }
    }

    /** As {@code start.sh} starts it, without the example. */
    HostProcess start(String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-Dloader.path=" + folder.resolve("internal/webapps") + "/," + folder.resolve("internal/rest") + "/,"
                        + folder.resolve("configuration/userlib") + "/",
                "-Dcamunda.deploymentDir=" + folder.resolve("configuration/resources"),
                "-jar",
                folder.resolve(CORE).toString(),
                "--spring.config.location=file:" + configuration()));
        Stream.of(settings).map(setting -> "--" + setting).forEach(arguments::add);
        return new HostProcess(arguments, Map.of("DECLIC_KEY", HostProcess.KEY, "DECLIC_API_TOKEN", HostProcess.TOKEN));
    }

    /** The libraries that it has by itself, by their names without versions. */
    TreeSet<String> libraries() throws IOException {
        var libraries = new TreeSet<String>();
        try (var core = new JarFile(folder.resolve(CORE).toFile())) {
            core.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("BOOT-INF/lib/"))
                    .map(name -> withoutVersion(name.substring("BOOT-INF/lib/".length())))
                    .forEach(libraries::add);
        }
        libraries.addAll(jars("internal/rest"));
        libraries.addAll(jars("internal/webapps"));
        return libraries;
    }

    /** Of a folder, by their names without versions. */
    List<String> jars(String of) throws IOException {
        try (var files = Files.list(folder.resolve(of))) {
            return files.map(file -> withoutVersion(file.getFileName().toString()))
                    .filter(name -> !name.endsWith(".yml"))
                    .toList();
        }
    }

    private static String withoutVersion(String jar) {
        return jar.replaceFirst("-\\d.*|\\.jar$", "");
    }
}
