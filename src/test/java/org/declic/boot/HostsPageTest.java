package org.declic.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.declic.Pages;
import org.junit.jupiter.api.Test;

/** What src/docs/how-to/embed.md tells other applications is what pom.xml has. */
class HostsPageTest {

    private static final Pattern VERSION = Pattern.compile("<[a-z0-9-]+\\.version>[^<]+</[a-z0-9-]+\\.version>");

    @Test
    void the_versions_are_those_of_the_build() throws IOException {
        var page = Files.readString(Path.of("src/docs/how-to/embed.md"));
        var build = Files.readString(Path.of("pom.xml"));
        var listed = VERSION.matcher(page).results().map(found -> found.group()).toList();
        assertThat(listed)
                .hasSizeGreaterThan(8)
                .allSatisfy(version -> assertThat(build).contains(version));
    }

    @Test
    void the_chain_of_a_hosts_own_security_is_that_of_the_host_under_test() throws IOException {
        var host = Files.readString(Path.of("src/hosts/secured/Host.java")).replaceAll("\\s+", " ");
        assertThat(Pages.blocks(Path.of("src/docs/how-to/embed.md"), "java"))
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
