package org.declic.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.declic.contact.Tenant;
import org.declic.entry.Standings.Extent;
import org.declic.event.EventName;

/** All contacts of a tenant as they stand before a trigger, page by page, so that memory does not grow with them. */
public final class Crowd {

    private static final int PAGE = 500;

    private final Standings standings;
    private final AudienceGate gate;

    public Crowd(Standings standings, AudienceGate gate) {
        this.standings = standings;
        this.gate = gate;
    }

    /** How many contacts have to be looked at, and the highest id among them. */
    public Extent extent(Tenant tenant, Candidate candidate) {
        return standings.extent(tenant, needed(candidate));
    }

    /**
     * The next of those contacts.
     *
     * @param contactId only those with a higher id
     */
    public Page page(Tenant tenant, Candidate candidate, long contactId) {
        var page = standings.after(tenant, needed(candidate), contactId, PAGE);
        var ids = page.stream().map(one -> one.contact().id()).toList();
        var entered = standings.entered(ids, candidate.trigger().automation());
        var names = new HashSet<>(candidate.trigger().segment().events());
        names.add(candidate.trigger().event());
        var times = standings.times(tenant, ids, names);
        var seen = new ArrayList<Seen>();
        for (var standing : page) {
            var id = standing.contact().id();
            var visitor = gate.visitor(standing, candidate.trigger(), all(names, times.getOrDefault(id, Map.of())));
            seen.add(gate.look(standing, visitor, candidate, entered.contains(id)));
        }
        return new Page(seen, page.size() < PAGE);
    }

    /** Of these contacts those that there are. */
    public List<Standing> of(Collection<Long> contactIds) {
        return standings.of(contactIds);
    }

    /** Events that who fits must have had. */
    private static Set<EventName> needed(Candidate candidate) {
        var trigger = candidate.trigger();
        var needed = new HashSet<>(trigger.segment().needed());
        if (trigger.value() != null || Membership.of(trigger).isPresent()) {
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
    public record Page(List<Seen> seen, boolean isLast) {

        public Page {
            seen = List.copyOf(seen);
        }
    }

    /**
     * A contact and what the gate sees at the moment.
     *
     * @param fits whether it is in the audience
     * @param enters whether it would enter as well
     */
    public record Seen(Standing standing, boolean fits, boolean enters) {}
}
