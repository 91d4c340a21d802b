package org.declic.entry.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;
import org.declic.entry.Automations;
import org.declic.entry.DeployedTrigger;
import org.declic.entry.audience.AudienceScan.ScannedContact;

/**
 * The existing contacts who fit a trigger now, as if its event came at this moment without being counted. Writes nothing.
 * For users who may read the process definition.
 *
 * <ul>
 *   <li>The segment is judged as of the contact's latest event; {@code within} counts back from now.
 *   <li>A condition on the triggering event's own value ({@code trigger.value}), {@code trigger.key} and {@code event} in
 *       FEEL look at the contact's latest event of the trigger's name. Who never had it has no value and does not fit a
 *       {@code trigger.value}, whatever its operator.
 *   <li>A trigger on {@code List subscribed} or {@code Tag added} is fitted by who is subscribed or labelled now, with
 *       {@code trigger.list} or {@code trigger.tag} to that one; a trigger on {@code List unsubscribed} or {@code Tag
 *       removed} by who had that event and is not subscribed or labelled now.
 *   <li>Who has never had the trigger's event comes only if that is asked for. Then any other trigger is not asked for its own
 *       event: who fits the segment fits.
 * </ul>
 */
public final class Audience {

    private final Automations automations;
    private final AudienceScan scan;

    public Audience(Automations automations, AudienceScan scan) {
        this.automations = automations;
        this.scan = scan;
    }

    /**
     * Goes through the contacts of the tenant, all but those whom a condition of the segment rules out at first sight, so
     * that this may take a while: some seconds for a million, with {@code segment.expression} some minutes.
     *
     * @param trigger id of the start event
     * @param withoutEvent whether those come as well who have never had the trigger's event
     * @param sample how many e-mail addresses to name at most
     * @return empty if the user can read no such automation or it has no such trigger
     * @throws InvalidInput {@code trigger}, if nothing of Declic is set on the start event: it is not for contacts
     */
    public Optional<Numbers> of(Tenant tenant, String automation, String trigger, boolean withoutEvent, int sample) {
        return deployed(tenant, automation, trigger).map(found -> numbers(tenant, found, withoutEvent, sample));
    }

    /** The trigger by which an audience is to come; empty and exceptions as with {@link #of}. */
    public Optional<DeployedTrigger> deployed(Tenant tenant, String automation, String trigger) {
        var found = automations.readable().stream()
                .filter(one -> one.key().equals(automation) && one.tenant().equals(tenant))
                .flatMap(one -> one.triggers().stream())
                .filter(one -> one.id().equals(trigger))
                .findFirst();
        if (found.filter(one -> one.trigger().plain()).isPresent()) {
            throw new InvalidInput("trigger", "must be a start event on which a property of Declic is set", trigger);
        }
        return found;
    }

    /** How many would enter by a trigger that has been looked up. */
    public long entering(Tenant tenant, DeployedTrigger deployed, boolean withoutEvent) {
        return tally(tenant, deployed, withoutEvent, new Tally(withoutEvent, 0)).enter;
    }

    /** All contacts are looked at, whoever comes: who has never had the event is told as a number, too. */
    private Numbers numbers(Tenant tenant, DeployedTrigger deployed, boolean withoutEvent, int most) {
        return tally(tenant, deployed, true, new Tally(withoutEvent, most)).numbers();
    }

    private Tally tally(Tenant tenant, DeployedTrigger deployed, boolean all, Tally tally) {
        var last = 0L;
        for (var end = false; !end; ) {
            var page = scan.page(tenant, deployed, all, last);
            for (var seen : page.contacts()) {
                tally.add(seen);
                last = seen.position().contact().id();
            }
            end = page.isLast();
        }
        return tally;
    }

    private static final class Tally {

        private final boolean withoutEvent;
        private final int most;
        private final List<String> sample = new ArrayList<>();
        private long fit;
        private long enter;
        private long never;

        Tally(boolean withoutEvent, int most) {
            this.withoutEvent = withoutEvent;
            this.most = most;
        }

        void add(ScannedContact seen) {
            never += seen.enters() && !seen.hadEvent() ? 1 : 0;
            if (seen.hadEvent() || withoutEvent) {
                fit += seen.fits() ? 1 : 0;
                enter += seen.enters() ? 1 : 0;
                if (seen.enters() && sample.size() < most) {
                    sample.add(seen.position().contact().email().value());
                }
            }
        }

        Numbers numbers() {
            return new Numbers(fit, enter, never, sample);
        }
    }

    /**
     * @param fit how many contacts fit the trigger, of those who are asked for
     * @param enter how many of them would enter: {@code trigger.runs}, {@code trigger.limit} and {@code automation.reentry}
     *     speak against the others, or the automation is suspended
     * @param withoutEvent how many would enter who have never had the trigger's event, be they asked for or not
     * @param sample the first few of those who would enter, in the order in which they became known
     */
    public record Numbers(long fit, long enter, long withoutEvent, List<String> sample) {

        public Numbers {
            sample = List.copyOf(sample);
        }
    }
}
