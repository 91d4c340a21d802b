package org.declic.trigger;

import java.util.List;
import java.util.Optional;
import org.declic.segment.Facts;
import org.declic.segment.Segment;
import org.declic.setting.ValueTest;
import org.jspecify.annotations.Nullable;

/**
 * A message catch event or receive task within an automation that goes on only for a fitting event: the properties
 * {@code trigger.value.…} and {@code segment.…} on it.
 *
 * @param value what the event's own value must fit; null for any
 * @param segment the question about the contact's past, as of the event
 */
public record Wait(@Nullable ValueTest value, Segment segment) {

    /** Why it does not go on for this event, with what was seen; empty if it does. */
    public List<String> reasonsAgainst(Facts facts) {
        var misfit = Optional.ofNullable(value)
                .filter(test -> !test.fits(facts.triggering().value()))
                .map(test -> Trigger.misfit(test, facts.triggering()));
        return misfit.map(List::of).orElseGet(() -> segment.judge(facts).reasons());
    }
}
