package org.declic.boot.security;

import java.time.Duration;
import org.declic.boot.PositiveDuration;
import org.declic.contact.InvalidInput;
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
        PositiveDuration.require("declic.http.header-time", headerTime);
        PositiveDuration.require("declic.http.body-time", bodyTime);
        requireAtLeast("slow-bodies", 1, slowBodies);
        requireAtLeast("slow-bodies-per-address", 1, slowBodiesPerAddress);
        if (maxRestRequestSize.toBytes() < 1) {
            throw new InvalidInput(
                    "declic.http.max-rest-request-size", "must be at least 1B", maxRestRequestSize.toString());
        }
        if (livenessPort != null) {
            requireAtLeast("liveness-port", 0, livenessPort);
        }
    }

    private static void requireAtLeast(String setting, int least, int value) {
        if (value < least) {
            throw new InvalidInput("declic.http." + setting, "must be " + least + " or more", Integer.toString(value));
        }
    }
}
