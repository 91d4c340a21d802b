package org.declic.boot.security;

import java.time.Duration;
import java.util.List;
import org.declic.boot.SettingRules;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.security.…}: whom requests are taken from.
 *
 * @param origins other sites, such as {@code https://tools.example.com}, whose pages may do with a user's credentials what the
 *     application's own may
 * @param tries wrong passwords, keys or tokens from one address for one user or account before the next must wait;
 *     {@code 0} for no such limit
 * @param maxWait the longest wait of whoever guesses; it doubles from one second on
 */
public record SecuritySettings(
        @DefaultValue List<String> origins,
        @DefaultValue("10") int tries,
        @DefaultValue("PT5M") Duration maxWait) {

    public SecuritySettings {
        SettingRules.atLeast("declic.security.tries", 0, tries);
        SettingRules.longerThanNothing("declic.security.max-wait", maxWait);
    }
}
