package org.declic.boot;

import java.util.Map;
import org.declic.contact.Attribute.Kind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code declic.limits.…}: how many names a tenant may have. What is there already is used all the same.
 *
 * @param eventNames how many names of events a tenant may have; a new name beyond that is refused
 * @param lists how many lists a tenant may have; a new name beyond that is refused
 * @param tags how many tags a tenant may have; a new name beyond that is refused
 * @param fields how many fields a tenant may have; a new name beyond that is refused
 */
@ConfigurationProperties("declic.limits")
public record LimitSettings(
        @DefaultValue("10000") int eventNames,
        @DefaultValue("10000") int lists,
        @DefaultValue("10000") int tags,
        @DefaultValue("10000") int fields) {

    public LimitSettings {
        SettingRules.atLeast("declic.limits.event-names", 1, eventNames);
        SettingRules.atLeast("declic.limits.lists", 1, lists);
        SettingRules.atLeast("declic.limits.tags", 1, tags);
        SettingRules.atLeast("declic.limits.fields", 1, fields);
    }

    Map<Kind, Integer> ofAttributes() {
        return Map.of(Kind.LIST, lists, Kind.TAG, tags, Kind.FIELD, fields);
    }
}
