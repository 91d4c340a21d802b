package org.declic.boot;

import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;

/** Says at the start, in one line, what of Declic is off since the libraries that it needs are not there. */
final class MissingParts implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger("Declic");

    private static final List<Part> PARTS = List.of(
            new Part("org.springframework.web.servlet.DispatcherServlet", "HTTP (spring-boot-starter-web)"),
            new Part(
                    "org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin",
                    "pages in Cockpit (camunda-bpm-spring-boot-starter-webapp)"),
            new Part("org.springframework.mail.javamail.JavaMailSender", "mails (spring-boot-starter-mail)"),
            new Part(
                    "org.springframework.boot.actuate.health.HealthIndicator", "health (spring-boot-starter-actuator)"),
            new Part("io.micrometer.core.instrument.MeterRegistry", "metrics (micrometer-core)"));

    private final ClassLoader classes;

    MissingParts(ClassLoader classes) {
        this.classes = classes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var off = off();
        if (!off.isEmpty()) {
            LOG.info("Off, as the library in brackets is not there: {}", off);
        }
    }

    String off() {
        return PARTS.stream()
                .filter(part -> !ClassUtils.isPresent(part.className(), classes))
                .map(Part::what)
                .collect(Collectors.joining(", "));
    }

    /** @param what is off without the class */
    private record Part(String className, String what) {}
}
