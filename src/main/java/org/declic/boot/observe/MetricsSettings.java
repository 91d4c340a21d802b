package org.declic.boot.observe;

import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.metrics.…}: who may read the metrics besides administrators.
 *
 * @param group the Camunda group whose members may read the metrics, as administrators may
 * @param token whoever brings it as a bearer token may read the metrics and nothing else; at least 16 characters, empty for nobody
 */
public record MetricsSettings(
        @DefaultValue("declicMetrics") String group,
        @Nullable String token) {

    private static final int SHORTEST_TOKEN = 16;

    public MetricsSettings {
        if (group.isBlank()) {
            throw new InvalidInput("declic.metrics.group", "must be the id of a group", group);
        }
        token = token == null || token.isBlank() ? null : token;
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new InvalidInput(
                    "declic.metrics.token",
                    "must have at least " + SHORTEST_TOKEN + " characters",
                    token.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[group=" + group + "]";
    }
}
