package org.declic.entry.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.contact.Tenant;
import org.declic.event.EventName;

/** All contacts as they stand now. */
public interface ContactPositions {

    /**
     * How many contacts there are in the tenant, and the highest id among them.
     *
     * @param had only those who have had each of these events; empty for all
     */
    Extent extent(Tenant tenant, Collection<EventName> had);

    /**
     * Contacts of the tenant by id, for going through all of them page by page.
     *
     * @param had only those who have had each of these events; empty for all
     * @param contactId only those with a higher id
     * @param most at most this many; fewer are the last
     */
    List<ContactPosition> after(Tenant tenant, Collection<EventName> had, long contactId, int most);

    /** Of these contacts those that there are, by id. */
    List<ContactPosition> of(Collection<Long> contactIds);

    /** How many times each of these events has happened to these contacts; what has not is left out. */
    Map<Long, Map<EventName, Long>> times(Tenant tenant, Collection<Long> contactIds, Collection<EventName> names);

    /** Those of these contacts who have ever entered the automation. */
    Set<Long> entered(Collection<Long> contactIds, String automation);

    /** @param lastId 0 if there is none */
    record Extent(long contacts, long lastId) {}
}
