package org.declic.entry.audience;

import java.util.Optional;
import org.declic.contact.InvalidInput;
import org.declic.contact.Tenant;

/**
 * Takes all existing contacts who would enter through a trigger now, see {@link Audience}, into its automation, by a batch
 * of the engine: its progress, suspension, retries and cancelling (deleting the batch) are those of any batch.
 *
 * <p>The batch's seed jobs go through the contacts and give those who would enter to jobs; a job judges each of its
 * contacts again, as of then, and enters it through the gate or keeps a refusal. Each job is one transaction, so that no
 * entry is ever half done. A contact that fails is parted from the others and keeps a job of its own with an incident.
 *
 * <p>There is no triggering event. The instance gets the variables {@code contact}, {@code trigger} and {@code event}: the
 * contact's latest event of the trigger's name, about the trigger's list or tag if it says one, or, if there is none, the
 * trigger's name and the time alone. The decision names no event; its reasons say that the contact came with the audience,
 * who called it and in which batch. {@code trigger.runs}, {@code trigger.key}, {@code trigger.limit} and
 * {@code automation.reentry} hold as for events, and later events find these entries.
 */
public interface EnterAudience {

    /** The type of the batch, as Cockpit and the REST API show it. */
    String BATCH_TYPE = "declic-enter-audience";

    /**
     * Creates the batch; its work begins when this is committed. Asks the engine's authorisations of the user who is set for
     * this thread: CREATE on batches, CREATE on process instances and CREATE_INSTANCE on the process definition.
     *
     * @param withoutEvent whether those come as well who have never had the trigger's event
     * @param counted how many would enter as far as the user knows: they are counted again, which takes as long as the first
     *     time ({@link Audience#of})
     * @return empty if the user can read no such automation or it has no such trigger
     * @throws InvalidInput {@code trigger}, if nothing of Declic is set on the start event: it is not for contacts
     * @throws ChangedAudience if another number would enter now than was counted
     * @throws org.declic.entry.operate.NotAllowed if the user may not do this
     * @throws org.declic.entry.operate.SuspendedAutomation if nobody may enter at the moment
     */
    Optional<Started> start(Tenant tenant, String automation, String trigger, boolean withoutEvent, long counted);

    /**
     * @param batch id of the batch
     * @param contacts how many contacts it goes through: those of the tenant whom no condition of the segment rules out at
     *     first sight. Who of them enters is found out on the way
     */
    record Started(String batch, long contacts) {}
}
