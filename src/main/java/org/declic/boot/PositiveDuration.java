package org.declic.boot;

import java.time.Duration;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The rule for settings that are durations. */
public final class PositiveDuration {

    private PositiveDuration() {}

    /** @param value null if the setting is unset, which is no mistake */
    public static void require(String setting, @Nullable Duration value) {
        if (value != null && (value.isNegative() || value.isZero())) {
            throw new InvalidInput(setting, "must be longer than nothing", value.toString());
        }
    }
}
