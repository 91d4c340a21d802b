package org.declic.boot.security;

import java.time.Duration;
import java.util.List;
import org.declic.boot.PositiveDuration;
import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.security.…}: whom requests are taken from.
 *
 * @param origins sites whose pages may do with a user's credentials what the application's own may
 * @param tries wrong passwords, keys or tokens from one address for one user or account before the next must wait;
 *     0 for no such limit
 * @param maxWait the longest such wait; it doubles from one second on
 */
public record SecuritySettings(
        @DefaultValue List<String> origins,
        @DefaultValue("10") int tries,
        @DefaultValue("PT5M") Duration maxWait) {

    public SecuritySettings {
        if (tries < 0) {
            throw new InvalidInput("declic.security.tries", "must be 0 or more", Integer.toString(tries));
        }
        PositiveDuration.require("declic.security.max-wait", maxWait);
    }
}
