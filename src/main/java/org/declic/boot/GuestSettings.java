package org.declic.boot;

import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.…} for where Declic is a library in another application.
 *
 * @param enabled whether there is anything of Declic at all: a bean, a table, a path
 * @param pathPrefix what the paths of all doors begin with, such as {@code /declic}; empty for nothing
 * @param security who finds out who asks
 */
@ConfigurationProperties("declic")
public record GuestSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String pathPrefix,
        @DefaultValue Security security) {

    public GuestSettings {
        if (!pathPrefix.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new InvalidInput("declic.path-prefix", "must be a path such as /declic, or nothing", pathPrefix);
        }
    }

    /**
     * @param enabled whether Declic asks for Camunda users itself; if not, the application's own security does, and Declic
     *     takes the user that it has found
     */
    public record Security(@DefaultValue("true") boolean enabled) {}
}
