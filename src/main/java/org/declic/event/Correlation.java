package org.declic.event;

import org.declic.contact.Tenant;

/** What takes up recorded events and gives them to the automations. */
public interface Correlation {

    /**
     * Has the pending events of this batch correlated once the transaction of the caller has committed.
     *
     * @param tenant of all of them
     */
    void schedule(String batch, Tenant tenant);
}
