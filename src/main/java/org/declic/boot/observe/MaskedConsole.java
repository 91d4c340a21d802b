package org.declic.boot.observe;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Masks e-mail addresses, and passwords in addresses of databases, in the messages and stack traces of logs that are plain text: the usual patterns, unless others are
 * set or {@code declic.log.contacts} is true. {@link MaskedLogs} does so where logs are structured. The application out of the
 * box has its log so; those of others keep theirs.
 */
final class MaskedConsole implements EnvironmentPostProcessor {

    /** By name: the library does not have it. */
    private static final String APPLICATION = "org.declic.boot.DeclicApplication";

    private static final String ADDRESS = "(?<![^\\s<>@])([^\\s<>@])[^\\s<>@]*+(?=@[^\\s<>@]+\\.)";
    private static final String PASSWORD = "((?i:password|pwd|passphrase)=)[^&;\\s]+|(//[^\\s/:@]+:)[^\\s/@]+(?=@)";

    /** A backslash keeps Spring from filling in what the log fills in itself. */
    private static final String PATTERN =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %5p [%15.15t] \\${LOG_CORRELATION_PATTERN:-}"
                    + "%-40.40logger{39} : %replace(%replace(%m%n%wEx){'" + PASSWORD + "', '$1$2…'}){'" + ADDRESS
                    + "', '$1…'}";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isDeclic(application) && !environment.getProperty("declic.log.contacts", Boolean.class, false)) {
            var patterns = Map.<String, Object>of(
                    "logging.pattern.console", PATTERN, "logging.pattern.file", PATTERN, MaskedLogs.MASKED, "true");
            environment.getPropertySources().addLast(new MapPropertySource("declic.log", patterns));
        }
    }

    private static boolean isDeclic(SpringApplication application) {
        return application.getAllSources().stream()
                .map(source -> source instanceof Class<?> type ? type.getName() : String.valueOf(source))
                .anyMatch(APPLICATION::equals);
    }
}
