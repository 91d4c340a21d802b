package org.declic.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.declic.contact.Tenant;
import org.declic.entry.Decision;
import org.declic.entry.Decisions;
import org.declic.entry.Outcome;
import org.declic.entry.ReasonKind;

/** Many decisions about an automation over the last week, as days of use leave them; the same each time but for the time. */
final class ManyDecisions {

    private static final int BATCH = 5_000;

    private ManyDecisions() {}

    /** How many of them are of this kind. */
    static long of(ReasonKind kind, int number) {
        return java.util.stream.IntStream.range(0, number)
                .filter(index -> kind(index) == kind)
                .count();
    }

    static void fill(App app, String automation, String trigger, int number) {
        var decisions = app.bean(Decisions.class);
        var week = Duration.ofDays(7);
        var start = Instant.now().minus(week);
        var random = new Random(1);
        var batch = new ArrayList<Decision>();
        for (var index = 0; index < number; index++) {
            var at = start.plusMillis((long) (week.toMillis() * (double) index / number));
            batch.add(decision(automation, trigger, index, at, random.nextInt(900) + 100));
            if (batch.size() == BATCH) {
                decisions.keep(batch);
                batch.clear();
            }
        }
        decisions.keep(batch);
    }

    private static Decision decision(String automation, String trigger, int index, Instant at, int seen) {
        var kind = kind(index);
        return new Decision(
                Tenant.NONE,
                1_000_000 + index,
                "c" + index + "@example.com",
                automation,
                trigger,
                "Signed up",
                "s-" + index,
                1,
                kind,
                reasons(kind, seen),
                kind.outcome() == Outcome.ENTERED ? "instance-" + index : null,
                at);
    }

    private static List<String> reasons(ReasonKind kind, int seen) {
        return switch (kind) {
            case ONCE -> List.of("runs once, and the contact entered on 2026-10-05T12:00:00Z");
            case SEGMENT -> List.of("needs `Pricing viewed` at least 3 times in the last 30 days, happened 2 times");
            case LIMIT ->
                List.of("at most 10 entries in 24 hours, and the contact entered " + seen
                        + " times since 2026-10-05T12:00:00Z");
            case VALUE -> List.of("needs an event with /amount greater than '100', got '" + seen / 10 + "'");
            default -> List.of();
        };
    }

    private static ReasonKind kind(int index) {
        return switch (Math.floorMod(index * 7, 20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> ReasonKind.ENTERED;
            case 8, 9, 10, 11, 12 -> ReasonKind.SEGMENT;
            case 13, 14, 15 -> ReasonKind.ONCE;
            case 16, 17 -> ReasonKind.LIMIT;
            default -> ReasonKind.VALUE;
        };
    }
}
