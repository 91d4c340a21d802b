package org.declic.app.soak;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which contact may enter what, written down a second time: plain Java over the list of what has happened. */
final class Rules {

    private static final Duration HOUR = Duration.ofHours(1);

    private Rules() {}

    static final List<Rule> ALL = Stream.of(
                    Automations.NAMES.stream()
                            .map(name -> new Rule("m-each", "On" + name, name, moment -> Verdict.ENTERS)),
                    Stream.of(
                            rule(
                                    "m-once",
                                    "Ordered",
                                    moment -> moment.entries("m-once").isEmpty()),
                            rule(
                                    "m-key",
                                    "Ordered",
                                    moment -> moment.entries("m-key").stream()
                                            .noneMatch(entry -> entry.by()
                                                    .key()
                                                    .equals(moment.event().key()))),
                            rule(
                                    "m-limit",
                                    "Ordered",
                                    moment -> moment.entries("m-limit").stream()
                                                    .filter(entry -> entry.by()
                                                            .recordedAt()
                                                            .isAfter(moment.event()
                                                                    .recordedAt()
                                                                    .minus(HOUR)))
                                                    .count()
                                            < 3),
                            rule("m-third", "Ordered", moment -> moment.count("Ordered") == 3),
                            new Rule("m-value", "Start", "Ordered", Rules::twoLargeVisits),
                            rule("m-any", "Ordered", moment -> moment.count("Paid") >= 2 || moment.count("Left") == 0),
                            new Rule(
                                    "m-shy",
                                    "OnOrdered",
                                    "Ordered",
                                    moment -> Verdict.of(moment.event().amount() >= 80
                                            && moment.entries("m-shy").isEmpty())),
                            new Rule(
                                    "m-shy",
                                    "OnVisited",
                                    "Visited",
                                    moment -> Verdict.of(moment.entries("m-shy").isEmpty())),
                            rule(
                                    "m-exit",
                                    "Ordered",
                                    moment -> moment.entries("m-exit").stream().allMatch(Entry::hasEnded)),
                            rule(
                                    Automations.WAITING,
                                    "Ordered",
                                    moment -> moment.event().amount() >= 60),
                            rule(
                                    Automations.CHOOSY,
                                    "Ordered",
                                    moment -> moment.event().amount() >= 60),
                            rule("m-chain", "Visited", moment -> true),
                            rule("m-linked", "Chained", moment -> true),
                            rule("m-last", "Chained on", moment -> true),
                            rule("m-mail", "Ordered", moment -> moment.event().amount() < 30),
                            rule(Automations.SUSPENDED, "Visited", moment -> true),
                            new Rule(Automations.REDEPLOYED, "OnOrdered", "Ordered", moment -> Verdict.ENTERS),
                            new Rule(Automations.REDEPLOYED, "OnPaid", "Paid", moment -> Verdict.ENTERS)))
            .flatMap(rules -> rules)
            .toList();

    private static Rule rule(String automation, String event, Predicate<Moment> lets) {
        return new Rule(automation, "Start", event, moment -> Verdict.of(lets.test(moment)));
    }

    /** What is forgotten is not counted by value and time; whether it was forgotten when this was judged, nobody knows. */
    private static Verdict twoLargeVisits(Moment moment) {
        var from = moment.event().occurredAt().minus(HOUR);
        var large = moment.upTo().stream()
                .filter(one -> one.name().equals("Visited")
                        && one.amount() > 50
                        && !one.occurredAt().isBefore(from)
                        && !one.occurredAt().isAfter(moment.event().occurredAt()))
                .toList();
        var withForgotten = large.size() >= 2;
        var without = large.stream().filter(one -> !one.forgotten()).count() >= 2;
        return withForgotten == without ? Verdict.of(withForgotten) : Verdict.EITHER;
    }

    enum Verdict {
        ENTERS,
        REFUSED,
        EITHER;

        static Verdict of(boolean enters) {
            return enters ? ENTERS : REFUSED;
        }
    }

    interface Test {
        Verdict judge(Moment moment);
    }

    /** @param event the name that the trigger listens to */
    record Rule(String automation, String trigger, String event, Test test) {}

    /** An event, all that came before it with itself, and the entries so far. */
    record Moment(Happening event, List<Happening> upTo, List<Entry> all) {

        long count(String name) {
            return upTo.stream().filter(one -> one.name().equals(name)).count();
        }

        List<Entry> entries(String automation) {
            return all.stream()
                    .filter(one -> one.automation().equals(automation))
                    .toList();
        }
    }
}
