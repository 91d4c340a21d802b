package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java that a page gives to copy, with the class path that its readers have. */
public final class PageJava {

    private static final Pattern CLASS = Pattern.compile("\\b(?:class|record) (\\w+)");

    private PageJava() {}

    /** Compiles it, or fails with what the compiler says. */
    public static Class<?> compiled(String code, Path classes) {
        var found = CLASS.matcher(code);
        assertThat(found.find()).as("a class in\n%s", code).isTrue();
        var name = found.group(1);
        var source = new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
        var said = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-d", classes.toString(), "-proc:none", "-classpath", classPath());
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, said, options, null, List.of(source))
                .call();
        assertThat(said.getDiagnostics())
                .filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        try {
            return new URLClassLoader(new java.net.URL[] {classes.toUri().toURL()}).loadClass(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ClassNotFoundException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Surefire hands its own over by a property. */
    private static String classPath() {
        return Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    }
}
