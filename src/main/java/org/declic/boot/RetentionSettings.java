package org.declic.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code declic.retention.…}: how long what is remembered is kept.
 *
 * @param events how long events are kept, such as {@code P365D}; empty for as long as their contact
 * @param decisions how long decisions are kept, such as {@code P90D}; empty for as long as their contact
 */
public record RetentionSettings(
        @Nullable Duration events, @Nullable Duration decisions) {

    public RetentionSettings {
        SettingRules.longerThanNothing("declic.retention.events", events);
        SettingRules.longerThanNothing("declic.retention.decisions", decisions);
    }
}
