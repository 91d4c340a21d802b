package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.declic.app.Automation;

/**
 * B12: a thousand automations, of which a hundred listen to one event, each with a setting of its own: a value, a list, a tag, a
 * number of times, once. Against one automation that listens to another event, a decision being what is counted.
 */
final class ManyAutomations {

    private static final int LISTENING = 100;
    private static final int EVENTS = 200;
    private static final int EVENTS_ALONE = 4_000;
    private static final int CONTACTS = 200;
    private static final int AT_ONCE = 100;

    private final Site many;
    private final Site few;
    private final Rounds rounds;
    private final int automations;

    ManyAutomations(Site many, Site few, Rounds rounds, int automations) {
        this.many = many;
        this.few = few;
        this.rounds = rounds;
        this.automations = automations;
    }

    /** Deploys them. */
    void deploy() {
        for (var first = 0; first < automations; first += AT_ONCE) {
            many.app.deploy(IntStream.range(first, Math.min(automations, first + AT_ONCE))
                    .mapToObj(ManyAutomations::automation)
                    .toArray(Automation[]::new));
            Progress.say("%,d of %,d automations deployed", Math.min(automations, first + AT_ONCE), automations);
        }
        many.app.deploy(alone());
        few.app.deploy(alone());
    }

    List<Result> measure() throws Exception {
        var results = new ArrayList<Result>();
        results.add(rounds.compare(
                "B12",
                "decisions, %d of %,d automations on the event, against one on it".formatted(LISTENING, automations),
                () -> many.decide("Crowded", EVENTS, CONTACTS, "crowded-") * LISTENING,
                () -> many.decide("Alone", EVENTS_ALONE, Recording.CONTACTS, "b12-alone"),
                0.8));
        results.add(rounds.compare(
                "B12",
                "batches that nobody listens to, %,d automations deployed, against four".formatted(automations),
                many::recordBatches,
                few::recordBatches,
                0.95));
        return results;
    }

    private static Automation alone() {
        return Automation.of("b12-alone")
                .trigger(
                        "Start",
                        "Alone",
                        "segment.1.event",
                        "Never",
                        "segment.1.times",
                        "at-least",
                        "segment.1.count",
                        "3");
    }

    private static Automation automation(int number) {
        var isListening = number < LISTENING;
        var automation = Automation.of((isListening ? "crowded-" : "other-") + number);
        return automation.trigger("Start", isListening ? "Crowded" : "Other " + number, settings(number % 5));
    }

    private static String[] settings(int kind) {
        return switch (kind) {
            case 0 ->
                new String[] {"trigger.value.path", "/currency", "trigger.value.operator", "is", "trigger.value", "USD"
                };
            case 1 ->
                about(
                        "List subscribed",
                        "segment.1.value.path",
                        "/list",
                        "segment.1.value.operator",
                        "is",
                        "segment.1.value",
                        "News");
            case 2 ->
                about(
                        "Tag added",
                        "segment.1.value.path",
                        "/tag",
                        "segment.1.value.operator",
                        "is",
                        "segment.1.value",
                        "vip");
            case 3 -> about("Page visited", "segment.1.times", "at-least", "segment.1.count", "1000000");
            default -> new String[] {"trigger.runs", "once"};
        };
    }

    private static String[] about(String event, String... more) {
        return Stream.concat(Stream.of("segment.1.event", event), Stream.of(more))
                .toArray(String[]::new);
    }
}
