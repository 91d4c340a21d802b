package org.declic.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures two works in turn, so that whatever else the machine does meets both; medians, and the median of the ratios. The
 * works are warmed up until the JVM has all but ended compiling them, which takes the longer the slower the machine is, but
 * for three minutes at most, or as many seconds as the system property {@code benchmark.warm-up} says. There are five rounds, or as
 * many as {@code benchmark.rounds} says.
 */
final class Rounds {

    private static final int LEAST_WARM_UPS = 2;
    private static final long LONGEST_WARM_UP_NANOS = Long.getLong("benchmark.warm-up", 180) * 1_000_000_000;
    private static final double COMPILING = 0.05;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);

    private final Runnable betweenWarmUps;

    /** @param betweenWarmUps brings about what has come about by itself where the works have been done for a while */
    Rounds(Runnable betweenWarmUps) {
        this.betweenWarmUps = betweenWarmUps;
    }

    Result compare(String id, String what, Work ours, Work other, double bound) throws Exception {
        warmUp(id, ours, other);
        var mine = new ArrayList<Double>();
        var others = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 1; round <= ROUNDS; round++) {
            var pair = Pair.of(ours, other);
            pair.say(id, "round " + round + " of " + ROUNDS);
            mine.add(pair.ours);
            others.add(pair.other);
            ratios.add(pair.ours / pair.other);
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

    private void warmUp(String id, Work ours, Work other) throws Exception {
        var started = System.nanoTime();
        for (var round = 1; System.nanoTime() - started < LONGEST_WARM_UP_NANOS; round++) {
            var pair = Pair.of(ours, other);
            pair.say(id, "warm-up " + round + ", compiling " + Math.round(pair.compiling * 100) + " %");
            letCompile();
            betweenWarmUps.run();
            if (round >= LEAST_WARM_UPS && pair.compiling < COMPILING) {
                return;
            }
        }
    }

    /** Whatever is in line for the compiler is compiled sooner while nothing else runs. */
    static void letCompile() throws InterruptedException {
        var compiler = ManagementFactory.getCompilationMXBean();
        long before;
        do {
            before = compiler.getTotalCompilationTime();
            Thread.sleep(500);
        } while (compiler.getTotalCompilationTime() > before);
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static String shown(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%,.0f", perSecond);
    }

    /** @param compiling for which part of the time the JVM was compiling, on one core */
    private record Pair(double ours, double other, double compiling) {

        static Pair of(Work ours, Work other) throws Exception {
            var compiler = ManagementFactory.getCompilationMXBean();
            var compiled = compiler.getTotalCompilationTime();
            var started = System.nanoTime();
            var first = ours.perSecond();
            var second = other.perSecond();
            var millis = (System.nanoTime() - started) / 1e6;
            return new Pair(first, second, (compiler.getTotalCompilationTime() - compiled) / millis);
        }

        void say(String id, String round) {
            Progress.say("%s %s: %s/s against %s/s, ratio %.2f", id, round, shown(ours), shown(other), ours / other);
        }
    }
}
