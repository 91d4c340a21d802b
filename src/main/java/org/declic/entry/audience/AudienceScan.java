package org.declic.entry.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.contact.Tenant;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.Gate;
import org.declic.entry.Membership;
import org.declic.entry.audience.ContactPositions.Extent;
import org.declic.event.EventName;

/** All contacts of a tenant as they stand before a trigger, page by page, so that memory does not grow with them. */
public final class AudienceScan {

    private static final int PAGE = 500;

    private final ContactPositions positions;
    private final AudienceMembers members;
    private final Gate gate;

    public AudienceScan(ContactPositions positions, AudienceMembers members, Gate gate) {
        this.positions = positions;
        this.members = members;
        this.gate = gate;
    }

    /**
     * How many contacts have to be looked at, and the highest id among them.
     *
     * @param withoutEvent whether those are looked at as well who have never had the trigger's event
     */
    public Extent extent(Tenant tenant, DeployedTrigger deployed, boolean withoutEvent) {
        return positions.extent(tenant, needed(deployed, withoutEvent));
    }

    /**
     * The next of those contacts.
     *
     * @param withoutEvent as above
     * @param contactId only those with a higher id
     */
    public ScannedPage page(Tenant tenant, DeployedTrigger deployed, boolean withoutEvent, long contactId) {
        var page = positions.after(tenant, needed(deployed, withoutEvent), contactId, PAGE);
        var ids = page.stream().map(one -> one.contact().id()).toList();
        var entered = positions.entered(ids, deployed.trigger().automation());
        var names = new HashSet<>(deployed.trigger().segment().events());
        if (withoutEvent
                || AudienceMembers.asksForEvent(deployed.trigger())
                || Membership.of(deployed.trigger()).isPresent()) {
            names.add(deployed.trigger().event());
        }
        var times = names.isEmpty() ? Map.<Long, Map<EventName, Long>>of() : positions.times(tenant, ids, names);
        var scanned = new ArrayList<ScannedContact>();
        for (var position : page) {
            var id = position.contact().id();
            var known = all(names, times.getOrDefault(id, Map.of()));
            var look = gate.look(members.of(position, deployed.trigger(), known), deployed, entered.contains(id));
            var hadEvent =
                    !withoutEvent || known.getOrDefault(deployed.trigger().event(), 0L) > 0;
            scanned.add(new ScannedContact(position, hadEvent, look.fits(), look.enters()));
        }
        return new ScannedPage(scanned, page.size() < PAGE);
    }

    /** Of these contacts those that there are. */
    public List<ContactPosition> of(Collection<Long> contactIds) {
        return positions.of(contactIds);
    }

    /** Events that who fits must have had. */
    private static Set<EventName> needed(DeployedTrigger deployed, boolean withoutEvent) {
        var trigger = deployed.trigger();
        var needed = new HashSet<>(trigger.segment().needed());
        if (!withoutEvent || trigger.value() != null || Membership.of(trigger).isPresent()) {
            needed.add(trigger.event());
        }
        return needed;
    }

    private static Map<EventName, Long> all(Set<EventName> names, Map<EventName, Long> times) {
        var all = new HashMap<EventName, Long>();
        names.forEach(name -> all.put(name, times.getOrDefault(name, 0L)));
        return all;
    }

    /** Some contacts in order of their ids, and whether there are no more. */
    public record ScannedPage(List<ScannedContact> contacts, boolean isLast) {

        public ScannedPage {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * A contact and what the gate sees at the moment.
     *
     * @param hadEvent whether it has ever had the trigger's event
     * @param fits whether it fits the trigger
     * @param enters whether it would enter as well
     */
    public record ScannedContact(ContactPosition position, boolean hadEvent, boolean fits, boolean enters) {}
}
