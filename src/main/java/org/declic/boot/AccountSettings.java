package org.declic.boot;

import java.util.ArrayList;
import java.util.Map;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.Account;
import org.declic.setting.Mistake;
import org.declic.setting.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code declic.accounts.….…} of one account.
 *
 * @param key the {@code key} that belongs to this {@code actid} at {@code /event}
 * @param apiToken the header {@code Api-Token} of {@code /events} and {@code /api/3}
 * @param tenant Camunda's id of the tenant that the events are for; empty for none
 * @param contactPointer where the contact's e-mail address is in the data of CloudEvents, a JSON pointer such as
 *     {@code /customer/email}; where it is not there, and if this is empty, {@code subject} counts
 */
public record AccountSettings(
        @Nullable String key,
        @Nullable String apiToken,
        @Nullable String tenant,
        @Nullable String contactPointer) {

    Account named(String id) {
        return new Account(
                id,
                required("declic.accounts." + id + ".key", key),
                required("declic.accounts." + id + ".api-token", apiToken),
                Tenant.of(tenant),
                pointer("declic.accounts." + id + ".contact-pointer", contactPointer));
    }

    private static @Nullable String pointer(String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var mistakes = new ArrayList<Mistake>();
        var read = new Settings(Map.of(setting, value), mistakes::add).pointer(setting);
        return read.orElseThrow(
                () -> new InvalidInput(setting, "must be " + mistakes.get(0).allowed(), value));
    }

    private static String required(String setting, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(setting, "must be set", value);
        }
        return value;
    }

    @Override
    public String toString() {
        return "AccountSettings[tenant=" + tenant + "]";
    }
}
