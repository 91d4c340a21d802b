package org.declic.boot;

import java.util.Map;
import org.declic.contact.Attribute.Kind;
import org.declic.contact.InvalidInput;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings {@code declic.limits.…}: how many names a tenant may have. What is there already is used all the same. */
@ConfigurationProperties("declic.limits")
public record LimitSettings(
        @DefaultValue("10000") int eventNames,
        @DefaultValue("10000") int lists,
        @DefaultValue("10000") int tags,
        @DefaultValue("10000") int fields) {

    public LimitSettings {
        requirePositive("event-names", eventNames);
        requirePositive("lists", lists);
        requirePositive("tags", tags);
        requirePositive("fields", fields);
    }

    Map<Kind, Integer> ofAttributes() {
        return Map.of(Kind.LIST, lists, Kind.TAG, tags, Kind.FIELD, fields);
    }

    private static void requirePositive(String setting, int value) {
        if (value < 1) {
            throw new InvalidInput("declic.limits." + setting, "must be 1 or more", Integer.toString(value));
        }
    }
}
