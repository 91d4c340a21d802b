package org.declic.boot.security;

import java.time.Duration;
import org.declic.boot.SettingRules;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code declic.http.…} of the application's own web server.
 *
 * @param headerTime within which the headers of a request must have come, from their first byte
 * @param bodyTime how long a body may be waited for in all; a second more for each 64 KB that have come
 * @param slowBodies how many bodies, and clients that do not read their answers, may be waited for at a time, each of which
 *     holds a thread of {@code server.tomcat.threads.max}
 * @param slowBodiesPerAddress how many of them may be one address's
 * @param maxRestRequestSize the longest body of Camunda's REST API, deployments among them
 * @param livenessPort where liveness is answered by threads of its own; null for nowhere but at {@code server.port}
 */
@ConfigurationProperties("declic.http")
public record HttpSettings(
        @DefaultValue("PT20S") Duration headerTime,
        @DefaultValue("PT30S") Duration bodyTime,
        @DefaultValue("100") int slowBodies,
        @DefaultValue("50") int slowBodiesPerAddress,
        @DefaultValue("16MB") DataSize maxRestRequestSize,
        @Nullable Integer livenessPort) {

    public HttpSettings {
        SettingRules.longerThanNothing("declic.http.header-time", headerTime);
        SettingRules.longerThanNothing("declic.http.body-time", bodyTime);
        SettingRules.atLeast("declic.http.slow-bodies", 1, slowBodies);
        SettingRules.atLeast("declic.http.slow-bodies-per-address", 1, slowBodiesPerAddress);
        SettingRules.atLeastOneByte("declic.http.max-rest-request-size", maxRestRequestSize);
        if (livenessPort != null) {
            SettingRules.atLeast("declic.http.liveness-port", 0, livenessPort);
        }
    }
}
