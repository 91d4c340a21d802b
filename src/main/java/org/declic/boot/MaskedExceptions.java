package org.declic.boot;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Masks e-mail addresses in the stack traces of logs that are plain text, unless {@code declic.log.contacts} is true or
 * {@code logging.exception-conversion-word} is set. {@link MaskedLogs} does so where logs are structured.
 */
final class MaskedExceptions implements EnvironmentPostProcessor {

    private static final String WORD =
            "%replace(%wEx){'(?<![^\\s<>@])([^\\s<>@])[^\\s<>@]*+(?=@[^\\s<>@]+\\.)', '$1…'}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("declic.log.contacts", Boolean.class, false)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("declic.log", Map.of("logging.exception-conversion-word", WORD)));
        }
    }
}
