package org.declic.boot;

import java.util.Optional;
import org.declic.trigger.Limit;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.trigger.…}: what holds for triggers that set it not themselves.
 *
 * @param limit entries per contact and time, or {@code none}, for triggers that set a {@code trigger.} property and no limit
 */
public record TriggerSettings(@DefaultValue("10/PT24H") String limit) {

    Optional<Limit> parsed() {
        return Limit.ofSetting("declic.trigger.limit", limit);
    }
}
