package org.declic.automation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Opcodes;

class EngineProductTest {

    @TempDir
    private Path directory;

    @Test
    void the_engine_that_it_is_made_for_is_no_mistake_nor_is_none_at_all() {
        assertThat(EngineProduct.mistake(getClass().getClassLoader())).isEmpty();
        assertThat(EngineProduct.mistake(ClassLoader.getPlatformClassLoader())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "operaton, 1.0.3, the engine is Operaton 1.0.3: use the artifact declic-operaton",
        "camunda, 7.23.0, the engine is Camunda 7.23.0: there is no artifact of Declic for it. There are declic for Camunda 7.24",
        "operaton, 2.1.0, the engine is Operaton 2.1.0: there is no artifact of Declic for it. There are declic for Camunda 7.24"
    })
    void any_other_is_named_with_both_versions_and_the_right_artifact(String engine, String version, String mistake)
            throws Exception {
        var jar = jar(engine, version);
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(EngineProduct.mistake(classes))
                    .hasValueSatisfying(told -> assertThat(told)
                            .startsWith("This Declic (declic) works with Camunda 7.24, and ")
                            .contains(mistake));
        }
    }

    @Test
    void the_page_about_the_other_engine_shows_the_sentence() throws Exception {
        var jar = jar("operaton", "1.0.3");
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(Path.of("src/docs/how-to/camunda-to-operaton.md"))
                    .content()
                    .contains("\n" + EngineProduct.mistake(classes).orElseThrow() + "\n");
        }
    }

    private Path jar(String engine, String version) throws IOException {
        var name = "org/" + engine + "/bpm/engine/ProcessEngine";
        var type = new ClassWriter(0);
        type.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
                name,
                null,
                "java/lang/Object",
                null);
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry(name + ".class"));
            jar.write(type.toByteArray());
            jar.closeEntry();
        }
        return Files.write(directory.resolve(engine + ".jar"), bytes.toByteArray());
    }
}
