package org.declic.trigger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.declic.segment.Facts;
import org.declic.segment.Segment;
import org.declic.setting.ValueTest;
import org.jspecify.annotations.Nullable;

/**
 * A message catch event or receive task within an automation that goes on only for a fitting event: the properties {@code
 * trigger.value.…}, {@code segment.…} and {@code wait.…} on it.
 *
 * @param value what the event's own value must fit; null for any
 * @param segment the question about the contact's past, as of the event
 * @param same JSON pointers at which the event's value must be that of the event that started the instance
 */
public record Wait(@Nullable ValueTest value, Segment segment, Since since, List<String> same) {

    public Wait {
        same = List.copyOf(same);
    }

    /** Whether events count that were recorded before the instance has reached it. */
    public boolean looksBack() {
        return since == Since.ENTRY;
    }

    /** Why it does not go on for this event, with what was seen; empty if it does. */
    public List<String> reasonsAgainst(Facts facts) {
        var misfit = Stream.concat(
                        Optional.ofNullable(value)
                                .filter(test -> !test.fits(facts.value()))
                                .map(test -> Trigger.misfit(test, facts.value()))
                                .stream(),
                        same.stream()
                                .flatMap(pointer -> new SameValue(pointer)
                                        .misfit(facts.value(), facts.entry().get()).stream()))
                .findFirst();
        return misfit.map(List::of).orElseGet(() -> segment.judge(facts).reasons());
    }
}
