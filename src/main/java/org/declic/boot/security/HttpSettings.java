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
 * @param headerTime longest wait for the headers of a request, from their first byte
 * @param bodyTime longest wait in all for the body of a request, and a second more for each 64 KB that came
 * @param slowBodies how many bodies, and clients that do not read their answers, may be waited for at a time. Each holds one
 *     of the threads {@code server.tomcat.threads.max} (200)
 * @param slowBodiesPerAddress how many of the slow bodies may be one address's
 * @param maxRestRequestSize the longest body of Camunda's REST API, deployments included
 * @param livenessPort a port with threads of its own that answers only {@code /actuator/health/liveness}; empty for none. In the image
 *     it is 8081
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
