package org.declic.door;

import org.declic.contact.Tenant;

/**
 * Who may send events.
 *
 * @param id the {@code actid} of ActiveCampaign's form
 * @param key the {@code key} of that form
 * @param apiToken the header {@code Api-Token}
 * @param tenant whom the events are for
 */
public record Account(String id, String key, String apiToken, Tenant tenant) {

    /** Whether anybody could come with its key or token. */
    boolean isDemo() {
        return key.equals(DemoGuard.DEMO) || apiToken.equals(DemoGuard.DEMO);
    }

    @Override
    public String toString() {
        return "account '" + id + "'";
    }
}
