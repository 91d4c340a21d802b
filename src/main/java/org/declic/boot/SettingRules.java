package org.declic.boot;

import java.time.Duration;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The rules for the ranges of settings. Records of settings check themselves by these, however they are made and whether or
 * not the application has a Bean Validation provider.
 */
public final class SettingRules {

    private SettingRules() {}

    /** @param value null if the setting is unset, which is no mistake */
    public static void longerThanNothing(String setting, @Nullable Duration value) {
        if (value != null && (value.isNegative() || value.isZero())) {
            throw new InvalidInput(setting, "must be longer than nothing", value.toString());
        }
    }

    public static void atLeast(String setting, int least, int value) {
        if (value < least) {
            throw new InvalidInput(setting, "must be " + least + " or more", Integer.toString(value));
        }
    }

    public static void between(String setting, int least, int most, int value) {
        if (value < least || value > most) {
            throw new InvalidInput(setting, "must be " + least + " to " + most, Integer.toString(value));
        }
    }

    public static void atLeastOneByte(String setting, DataSize value) {
        if (value.toBytes() < 1) {
            throw new InvalidInput(setting, "must be at least 1B", value.toString());
        }
    }
}
