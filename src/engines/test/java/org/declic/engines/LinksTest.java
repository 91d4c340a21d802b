package org.declic.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;

/**
 * Every class, method and field that the relocated jar refers to is there in the engine, as the JVM would look for it. Else it would
 * be missed only when it is needed. jdeps knows of classes alone, and what checks members looks at a project's own classes, which
 * are those before relocation.
 */
class LinksTest {

    private static final Path JAR = Path.of(System.getProperty("relocated.jar"));
    private static final String ENGINE = System.getProperty("engine.package");

    @Test
    void all_that_it_refers_to_is_there() throws IOException {
        var references = new References();
        for (var type : classes()) {
            type.accept(references, 0);
        }
        assertThat(references.found()).as("it refers to the engine").anyMatch(one -> one.owner().startsWith(ENGINE));
        var missing = new TreeSet<String>();
        references.found().stream().filter(one -> !one.isThere()).forEach(one -> missing.add(one.toString()));
        System.out.println(references.found().size() + " references, " + missing.size() + " missing");
        assertThat(missing).isEmpty();
    }

    @Test
    void no_name_of_camundas_packages_is_left() throws IOException {
        var references = new References();
        for (var type : classes()) {
            type.accept(references, 0);
        }
        assertThat(references.found())
                .extracting(Reference::owner)
                .filteredOn(owner -> owner.startsWith("org.camunda.") && !owner.startsWith("org.camunda.feel."))
                .isEmpty();
    }

    /** An interface of the engine may have got a method. */
    @Test
    void all_that_the_engine_wants_implemented_is() throws Exception {
        var missing = new ArrayList<String>();
        for (var type : classes()) {
            var loaded = Class.forName(type.getClassName().replace('/', '.'), false, getClass().getClassLoader());
            if (!Modifier.isAbstract(loaded.getModifiers())) {
                Arrays.stream(loaded.getMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .forEach(method -> missing.add(loaded.getName() + ": " + method));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<ClassReader> classes() throws IOException {
        var found = new ArrayList<ClassReader>();
        try (var jar = new JarFile(JAR.toFile())) {
            for (var entry : jar.stream()
                    .filter(one -> one.getName().endsWith(".class") && !one.getName().startsWith("META-INF/"))
                    .toList()) {
                try (var bytes = jar.getInputStream(entry)) {
                    found.add(new ClassReader(bytes));
                }
            }
        }
        return found;
    }
}
