package org.declic.entry;

import java.util.List;
import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;

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
 *   <li>Any other trigger is not asked for its own event: who fits the segment fits.
 * </ul>
 */
public interface Audience {

    /**
     * Goes through the contacts of the tenant, all but those whom a condition of the segment rules out at first sight, so
     * that this may take a while: some seconds for a million.
     *
     * @param trigger id of the start event
     * @param sample how many e-mail addresses to name at most
     * @return empty if the user can read no such automation or it has no such trigger
     * @throws InvalidInput {@code trigger}, if nothing of Declic is set on the start event: it is not for contacts
     */
    Optional<Numbers> of(Tenant tenant, String automation, String trigger, int sample);

    /**
     * @param fit how many contacts fit the trigger
     * @param enter how many of them would enter: {@code trigger.runs}, {@code trigger.limit} and {@code automation.reentry}
     *     speak against the others, or the automation is suspended
     * @param sample the first few of those who would enter, in the order in which they became known
     */
    record Numbers(long fit, long enter, List<String> sample) {

        public Numbers {
            sample = List.copyOf(sample);
        }
    }
}
