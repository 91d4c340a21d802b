package org.declic.automation.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the engines that there are artifacts of Declic for. The artifacts are of one source, and differ in the names of packages
 * and in this.
 *
 * @param artifact Declic's for it
 * @param name as its makers write it
 * @param packageName what its packages have where Camunda's have {@code camunda}
 * @param version how its version begins
 * @param extensions the namespaces of its own elements and attributes in BPMN: the first, and the one that it reads besides
 * @param formerAdministrators the group that an engine has its administrators in whose databases it takes over; empty if that
 *     is its own
 */
public record EngineProduct(
        String artifact,
        String name,
        String packageName,
        String version,
        List<String> extensions,
        String formerAdministrators) {

    private static final List<EngineProduct> ALL = readAll();
    private static final EngineProduct OURS = readOurs();

    /** The engine that this artifact is made for. */
    public static EngineProduct ours() {
        return OURS;
    }

    /**
     * What is wrong with the engine on the class path; empty if it is the one that this artifact is made for, or there is none
     * at all.
     */
    public static Optional<String> mistake(ClassLoader classes) {
        return Stream.concat(Stream.of(OURS), ALL.stream())
                .filter(engine -> engine.isIn(classes))
                .findFirst()
                .flatMap(engine -> OURS.mistake(engine.name, engine.versionIn(classes)));
    }

    /**
     * What is wrong with this engine; empty if nothing is.
     *
     * @param found its version; null if it is not known
     */
    Optional<String> mistake(String engine, @Nullable String found) {
        if (engine.equals(name) && (found == null || isVersion(found))) {
            return Optional.empty();
        }
        var what = found == null ? engine : engine + " " + found;
        return Optional.of("This Declic (" + artifact + ") works with " + name + " " + version + ", and the engine is "
                + what + ": "
                + ALL.stream()
                        .filter(one -> one.name.equals(engine) && (found == null || one.isVersion(found)))
                        .findFirst()
                        .map(one -> "use the artifact " + one.artifact)
                        .orElseGet(() -> "there is no artifact of Declic for it. There are " + all()));
    }

    private static String all() {
        return ALL.stream()
                .map(one -> one.artifact + " for " + one.name + " " + one.version)
                .collect(Collectors.joining(", "));
    }

    private boolean isVersion(String found) {
        return found.equals(version) || found.startsWith(version + ".") || found.startsWith(version + "-");
    }

    private boolean isIn(ClassLoader classes) {
        return engineIn(classes) != null;
    }

    private @Nullable String versionIn(ClassLoader classes) {
        var engine = engineIn(classes);
        return engine == null ? null : engine.getPackage().getImplementationVersion();
    }

    private @Nullable Class<?> engineIn(ClassLoader classes) {
        try {
            return Class.forName("org." + packageName + ".bpm.engine.ProcessEngine", false, classes);
        } catch (ClassNotFoundException | LinkageError none) {
            return null;
        }
    }

    private static List<EngineProduct> readAll() {
        var read = read("engines.properties");
        return read.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".name"))
                .map(key -> key.substring(0, key.length() - ".name".length()))
                .sorted()
                .map(artifact -> new EngineProduct(
                        artifact,
                        read.getProperty(artifact + ".name"),
                        read.getProperty(artifact + ".package"),
                        read.getProperty(artifact + ".version"),
                        List.of(read.getProperty(artifact + ".extensions").split(" ")),
                        read.getProperty(artifact + ".former-administrators", "")))
                .toList();
    }

    private static EngineProduct readOurs() {
        var artifact = read("artifact.properties").getProperty("artifact");
        return ALL.stream()
                .filter(one -> one.artifact.equals(artifact))
                .findFirst()
                .orElseThrow();
    }

    private static Properties read(String name) {
        var properties = new Properties();
        try (var file = EngineProduct.class.getResourceAsStream(name)) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
