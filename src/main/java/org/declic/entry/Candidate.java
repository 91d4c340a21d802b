package org.declic.entry;

import java.util.List;
import org.declic.segment.Mistake;
import org.declic.trigger.Reentry;
import org.declic.trigger.Trigger;

/**
 * A trigger that listens to an event, with what its automation says.
 *
 * @param suspended whether the automation is suspended at the moment
 * @param mistakes what is wrong with the settings, if a deployment of long ago has some that nobody understands today
 */
public record Candidate(Trigger trigger, Reentry reentry, boolean suspended, List<Mistake> mistakes) {

    public Candidate {
        mistakes = List.copyOf(mistakes);
    }
}
