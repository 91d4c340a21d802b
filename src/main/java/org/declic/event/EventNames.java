package org.declic.event;

import org.declic.contact.Attributes.AttributePage;
import org.declic.contact.Tenant;
import org.jspecify.annotations.Nullable;

/** The names of all events ever recorded. */
public interface EventNames {

    /**
     * Whether an event of this name has been recorded for the tenant. Answered from memory; a name first recorded by
     * another node is known here within seconds.
     */
    boolean isKnown(Tenant tenant, EventName name);

    /**
     * Makes the name unknown until it is added or recorded anew; events of it stay recorded and counted. Within the
     * transaction of the caller.
     *
     * @return false if it was not known
     */
    boolean hide(Tenant tenant, EventName name);

    /** Makes the name known, within the transaction of the caller; nothing if it is. */
    void add(Tenant tenant, EventName name);

    /**
     * The names of a tenant, in the order in which they became known.
     *
     * @param search only names that contain this, in any case; null for all
     */
    AttributePage<EventName> all(Tenant tenant, @Nullable String search, int limit, int offset);
}
