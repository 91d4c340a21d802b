package org.declic.entry.operate;

import java.util.Optional;
import org.declic.contact.Email;
import org.declic.contact.InvalidInput;
import org.declic.entry.Automation;
import org.declic.entry.audience.Audience;
import org.declic.entry.audience.ChangedAudience;
import org.declic.entry.audience.EnterAudience;

/**
 * Taking contacts into an automation that the user may read: one by hand, or all who fit a trigger now. For users who may
 * start instances of the process definition, with an audience who may create batches besides; how many would come is told to
 * all who may read it. What is empty has been deleted meanwhile, or there is no such trigger.
 */
public final class EntryView {

    /** How many e-mail addresses of an audience are named, unless it is said otherwise. */
    public static final int SAMPLE = 10;

    private final EnterContact enterContact;
    private final Audience audience;
    private final EnterAudience enterAudience;

    public EntryView(EnterContact enterContact, Audience audience, EnterAudience enterAudience) {
        this.enterContact = enterContact;
        this.audience = audience;
        this.enterAudience = enterAudience;
    }

    /**
     * One contact, past the gate.
     *
     * @throws InvalidInput naming the member that is wrong
     * @throws NotAllowed if the user may not start it
     * @throws SuspendedAutomation if nobody may enter at the moment
     */
    public Optional<StartedInstance> enterContact(Automation readable, EntryRequest wanted) {
        if (wanted.wantsAudience()) {
            throw new InvalidInput("audience", "must not be given with contact", "true");
        }
        if (wanted.counted() != null) {
            throw new InvalidInput(
                    "counted",
                    "must not be given with contact",
                    wanted.counted().toString());
        }
        if (wanted.withoutEvent() != null) {
            throw new InvalidInput(
                    "withoutEvent",
                    "must not be given with contact",
                    wanted.withoutEvent().toString());
        }
        var contact = Email.of("contact", wanted.contact());
        return enterContact
                .enter(readable.tenant(), readable.key(), contact, wanted.trigger(), EventData.of(wanted.data()))
                .map(StartedInstance::new);
    }

    /**
     * Those who would enter, by a batch; exceptions as above.
     *
     * @throws ChangedAudience if another number would enter now than the one given
     */
    public Optional<EnterAudience.Started> enterAudience(Automation readable, EntryRequest wanted) {
        var trigger = wanted.triggerOfAudience();
        return enterAudience.start(
                readable.tenant(), readable.key(), trigger, wanted.wantsWithoutEvent(), wanted.countedOfAudience());
    }

    /**
     * How many existing contacts fit the trigger now, how many of them would enter, and the first few of these.
     *
     * @param withoutEvent whether those come as well who have never had the trigger's event
     * @param sample how many e-mail addresses to name at most
     */
    public Optional<Audience.Numbers> audience(Automation readable, String trigger, boolean withoutEvent, int sample) {
        return audience.of(readable.tenant(), readable.key(), trigger, withoutEvent, sample);
    }

    public record StartedInstance(String processInstanceId) {}
}
