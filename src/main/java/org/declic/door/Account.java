package org.declic.door;

import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Who may send events.
 *
 * @param id the {@code actid} of ActiveCampaign's form
 * @param key the {@code key} of that form
 * @param apiToken the header {@code Api-Token}
 * @param tenant whom the events are for
 * @param contactPointer where in an event's data the contact's e-mail address is, a JSON pointer; null if it is the subject
 */
public record Account(
        String id,
        String key,
        String apiToken,
        Tenant tenant,
        @Nullable String contactPointer) {

    /** One whose events say the contact as their subject. */
    public Account(String id, String key, String apiToken, Tenant tenant) {
        this(id, key, apiToken, tenant, null);
    }

    /** Whether anybody could come with its key or token. */
    boolean isDemo() {
        return key.equals(DemoGuard.DEMO) || apiToken.equals(DemoGuard.DEMO);
    }

    @Override
    public String toString() {
        return "account '" + id + "'";
    }
}
