package org.declic.event;

import org.declic.contact.Tenant;

/** The names of all events ever recorded. */
public interface EventNames {

    /**
     * Whether an event of this name has been recorded for the tenant. Answered from memory; a name first recorded by
     * another node is known here within seconds.
     */
    boolean isKnown(Tenant tenant, EventName name);
}
