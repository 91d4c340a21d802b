package org.declic.app;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of applications in processes of their own. Where the application's jar has been built, which {@code mvn verify}
 * says by the system property {@code app.jar}, they run that instead of {@code target/classes}.
 */
final class TestClassPath {

    private static final String CLASSES = Path.of("target", "classes").toString();
    private static final String TESTS = "test-classes";

    private TestClassPath() {}

    static String all() {
        return of(entry -> true);
    }

    /** Jars come first: classes of directories can't be shared, and what is shared must be the beginning of the class path. */
    static String of(Predicate<String> chosen) {
        return Stream.concat(jars(), entries().filter(Predicate.not(TestClassPath::isJar)))
                .filter(chosen)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What can be shared: the libraries and the application. */
    static String shared() {
        return jars().collect(Collectors.joining(File.pathSeparator));
    }

    /** Whether the tests' own classes are on it. */
    static boolean hasTests(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator)).anyMatch(entry -> entry.endsWith(TESTS));
    }

    /** Whether the application itself is among the jars. */
    static boolean hasAppJar() {
        var jar = System.getProperty("app.jar");
        return jar != null && Files.exists(Path.of(jar));
    }

    private static Stream<String> jars() {
        return Stream.concat(
                entries().filter(TestClassPath::isJar),
                hasAppJar() ? Stream.of(System.getProperty("app.jar")) : Stream.of());
    }

    private static Stream<String> entries() {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).filter(entry -> !(hasAppJar() && entry.endsWith(CLASSES)));
    }

    private static boolean isJar(String entry) {
        return entry.endsWith(".jar");
    }
}
