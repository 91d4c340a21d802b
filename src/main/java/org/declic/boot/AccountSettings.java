package org.declic.boot;

import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.door.Account;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code declic.accounts.….…} of one account.
 *
 * @param key the {@code key} of ActiveCampaign's form
 * @param apiToken the header {@code Api-Token}
 * @param tenant Camunda's id of the tenant whom the events are for; empty for none
 */
public record AccountSettings(
        @Nullable String key,
        @Nullable String apiToken,
        @Nullable String tenant) {

    Account named(String id) {
        return new Account(
                id,
                required("declic.accounts." + id + ".key", key),
                required("declic.accounts." + id + ".api-token", apiToken),
                Tenant.of(tenant));
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
