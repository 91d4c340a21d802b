package org.declic.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the jar for Camunda overrides of Camunda's classes, the relocated one overrides of the engine's: a method that has another
 * name or other arguments there would be called by nobody, without a word.
 */
class OverridesTest {

    private static final Path RELOCATED = Path.of(System.getProperty("relocated.jar"));
    private static final Path ORIGINAL = Path.of(System.getProperty("original.jar"));
    private static final Path ORIGINAL_PATH = Path.of(System.getProperty("original.path"));

    /** The same in all engines. */
    private static final String FEEL = "org.camunda.feel.";

    @Test
    void all_that_is_overridden_in_camunda_is_overridden_here() throws Exception {
        var libraries =
                paths(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))).stream()
                        .filter(path -> !path.endsWith(RELOCATED.getFileName()));
        var camundas = overrides(ORIGINAL, paths(Files.readString(ORIGINAL_PATH).strip()).stream(), "org.camunda.bpm.");
        var others = overrides(RELOCATED, libraries, System.getProperty("engine.package") + ".bpm.");
        System.out.println(camundas.size() + " methods of the engine are overridden");
        assertThat(camundas).hasSizeGreaterThan(100);
        assertThat(others).containsAll(camundas);
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** The methods of the jar that override one of a class whose name begins so, as {@code class.method/arguments}. */
    private static Set<String> overrides(Path jar, Stream<Path> libraries, String engine) throws Exception {
        var path = Stream.concat(Stream.of(jar), libraries).map(OverridesTest::url).toArray(URL[]::new);
        var found = new TreeSet<String>();
        try (var classes = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            for (var name : names(jar)) {
                var type = Class.forName(name, false, classes);
                for (var method : type.getDeclaredMethods()) {
                    if (!method.isSynthetic()
                            && !Modifier.isStatic(method.getModifiers())
                            && !Modifier.isPrivate(method.getModifiers())
                            && above(type).stream()
                                    .filter(one -> one.getName().startsWith(engine) || one.getName().startsWith(FEEL))
                                    .anyMatch(one -> declares(one, method))) {
                        found.add(name + "." + method.getName() + "/" + method.getParameterCount());
                    }
                }
            }
        }
        return found;
    }

    private static List<String> names(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("org/declic/") && name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .toList();
        }
    }

    private static List<Class<?>> above(Class<?> type) {
        var all = new ArrayList<Class<?>>();
        for (var one : Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .toList()) {
            all.add(one);
            all.addAll(above(one));
        }
        return all;
    }

    private static boolean declares(Class<?> type, Method wanted) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(wanted.getName())
                        && !Modifier.isPrivate(method.getModifiers())
                        && Arrays.equals(method.getParameterTypes(), wanted.getParameterTypes()));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException never) {
            throw new IllegalArgumentException(never);
        }
    }
}
