package org.declic.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures two works in turn, so that whatever else the machine does meets both; medians, and the median of the ratios. */
final class Rounds {

    private final int warmUp;
    private final int rounds;
    private final Runnable betweenWarmUps;

    /** @param betweenWarmUps brings about what has come about by itself where the works have been done for a while */
    Rounds(int warmUp, int rounds, Runnable betweenWarmUps) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.betweenWarmUps = betweenWarmUps;
    }

    Result compare(String id, String what, Work ours, Work other, double bound) throws Exception {
        var mine = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 1 - warmUp; round <= rounds; round++) {
            var first = ours.perSecond();
            var second = other.perSecond();
            Progress.say(
                    "%s %s: %s/s against %s/s, ratio %.2f",
                    id, name(round), shown(first), shown(second), first / second);
            if (round <= 0) {
                betweenWarmUps.run();
            } else {
                mine.add(first);
                others.add(second);
                ratios.add(first / second);
            }
        }
        return new Result(
                id,
                what,
                shown(median(mine)) + "/s against " + shown(median(others)) + "/s",
                median(ratios),
                "",
                bound,
                true);
    }

    /** How many times as long the first takes for one as the second. */
    Result slowdown(String id, String what, Work large, Work small, double bound) throws Exception {
        var found = compare(id, what, small, large, bound);
        return new Result(id, what, found.figures(), found.value(), "", bound, false);
    }

    private String name(int round) {
        return round > 0 ? "round " + round + " of " + rounds : "warm-up " + (round + warmUp) + " of " + warmUp;
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static String shown(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
    }
}
