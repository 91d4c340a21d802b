package org.declic.entry;

import java.util.List;
import java.util.Map;
import org.declic.event.EventName;
import org.declic.setting.Mistake;
import org.declic.trigger.Reentry;
import org.declic.trigger.Trigger;
import org.declic.trigger.TriggerProperties;

/**
 * A trigger that listens to an event, with what its automation says.
 *
 * @param suspended whether the automation is suspended at the moment
 * @param mistakes what is wrong with the settings, if a deployment of long ago has some that nobody understands today
 */
public record DeployedTrigger(Trigger trigger, Reentry reentry, boolean suspended, List<Mistake> mistakes) {

    public DeployedTrigger {
        mistakes = List.copyOf(mistakes);
    }

    /** Id of the start event. */
    public String id() {
        return trigger.startEvent();
    }

    /** The name of the event that it listens to. */
    public String event() {
        return trigger.event().value();
    }

    /** Why nobody may enter at the moment. */
    public Objection outOfOrder() {
        return suspended
                ? new Objection(ReasonKind.SUSPENDED, List.of("the automation is suspended"))
                : new Objection(
                        ReasonKind.MISTAKE,
                        mistakes.stream().map(Mistake::toString).toList());
    }

    public boolean listensTo(EventName name) {
        return trigger.event().equals(name);
    }

    /** In plain words. */
    public String sentence() {
        return trigger.sentence();
    }

    /** The properties that say this trigger, defaults left out. */
    public Map<String, String> properties() {
        return TriggerProperties.print(trigger);
    }

    /** {@code any}, {@code once} or {@code after-exit}. */
    public String reentryWord() {
        return reentry.word();
    }
}
