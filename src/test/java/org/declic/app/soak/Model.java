package org.declic.app.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.declic.app.soak.Rules.Moment;
import org.declic.app.soak.Rules.Verdict;

/**
 * What is to become of a contact's events, one after the other. It knows nothing of Declic: where the rules leave both ways
 * open, as for what retention has forgotten, it goes the way that was gone.
 */
final class Model {

    private final List<Happening> upTo = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Asked, Verdict> verdicts = new LinkedHashMap<>();

    /** @param events in the order of their numbers */
    static Model of(List<Happening> events) {
        var model = new Model();
        events.forEach(model::happens);
        return model;
    }

    private void happens(Happening event) {
        upTo.add(event);
        entries.forEach(entry -> entry.meets(event));
        var moment = new Moment(event, List.copyOf(upTo), List.copyOf(entries));
        for (var rule : Rules.ALL) {
            if (rule.event().equals(event.name())) {
                var verdict = rule.test().judge(moment);
                verdicts.put(new Asked(rule.automation(), rule.trigger(), event.seq()), verdict);
                if (verdict != Verdict.REFUSED) {
                    entries.add(new Entry(rule.automation(), rule.trigger(), event));
                }
            }
        }
    }

    Map<Asked, Verdict> verdicts() {
        return verdicts;
    }

    Optional<Entry> entry(Asked asked) {
        return entries.stream()
                .filter(one -> one.automation().equals(asked.automation())
                        && one.trigger().equals(asked.trigger())
                        && one.by().seq() == asked.seq())
                .findFirst();
    }

    /** A trigger and an event that it listens to. */
    record Asked(String automation, String trigger, long seq) {}
}
