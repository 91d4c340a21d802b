package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.declic.PageJava;
import org.declic.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What embed.md and library.md tell other applications is what pom.xml has, and compiles. */
class HostsPageTest {

    private static final Pattern VERSION = Pattern.compile("<[a-z0-9-]+\\.version>[^<]+</[a-z0-9-]+\\.version>");

    private static final Path EMBED = Path.of("src/docs/how-to/embed.md");
    private static final Path LIBRARY = Path.of("src/docs/reference/library.md");

    @Test
    void the_dependency_is_this_build() throws IOException {
        var build = squeezed(Files.readString(Path.of("pom.xml")));
        for (var page : List.of(EMBED, Path.of("README.md"))) {
            var dependency = squeezed(Pages.blocks(page, "xml").get(0));
            assertThat(dependency).startsWith("<dependency>").endsWith("</dependency>");
            assertThat(build).contains(dependency.replaceAll("</?dependency>", ""));
        }
    }

    private static String squeezed(String xml) {
        return xml.replaceAll("\\s+", "");
    }

    @Test
    void the_java_compiles(@TempDir Path classes) {
        PageJava.compiled("""
                import org.springframework.context.annotation.Bean;
                import org.springframework.security.config.Customizer;
                import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                import org.springframework.security.web.SecurityFilterChain;
                class Web { %s }
                """.formatted(Pages.blocks(LIBRARY, "java").get(0)), classes);
        PageJava.compiled("""
                import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
                import org.declic.boot.DeclicEngine;
                import org.springframework.jdbc.support.JdbcTransactionManager;
                class Plain { void start(javax.sql.DataSource dataSource, org.declic.event.TrackedEvent event) { %s } }
                """.formatted(Pages.blocks(LIBRARY, "java").get(1)), classes);
    }

    @Test
    void the_versions_are_those_of_the_build() throws IOException {
        var page = Files.readString(LIBRARY);
        var build = Files.readString(Path.of("pom.xml"));
        var listed = VERSION.matcher(page).results().map(found -> found.group()).toList();
        assertThat(listed)
                .hasSizeGreaterThan(8)
                .allSatisfy(version -> assertThat(build).contains(version));
    }

    @Test
    void the_chain_of_a_hosts_own_security_is_that_of_the_host_under_test() throws IOException {
        var host = Files.readString(Path.of("src/hosts/secured/Host.java")).replaceAll("\\s+", " ");
        assertThat(Pages.blocks(LIBRARY, "java"))
                .filteredOn(block -> block.contains("SecurityFilterChain"))
                .singleElement()
                .satisfies(block -> assertThat(host).contains(block.replaceAll("\\s+", " ")));
    }

    @Test
    void what_a_host_may_leave_out_is_optional() throws IOException {
        var build = Files.readString(Path.of("pom.xml"));
        var dependencies = build.substring(build.indexOf("</dependencyManagement>"), build.indexOf("<build>"));
        for (var artifact : List.of(
                "camunda-bpm-spring-boot-starter-rest",
                "camunda-bpm-spring-boot-starter-webapp",
                "spring-boot-starter-web",
                "spring-boot-starter-security",
                "spring-boot-starter-actuator",
                "spring-boot-starter-mail",
                "micrometer-registry-prometheus",
                "springdoc-openapi-starter-webmvc-ui",
                "h2",
                "postgresql")) {
            assertThat(dependencies)
                    .as(artifact)
                    .containsPattern("<artifactId>" + artifact
                            + "</artifactId>\\s*(<version>[^<]*</version>\\s*)?<optional>true</optional>");
        }
    }
}
