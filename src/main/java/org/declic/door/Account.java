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

    @Override
    public String toString() {
        return "account '" + id + "'";
    }
}
