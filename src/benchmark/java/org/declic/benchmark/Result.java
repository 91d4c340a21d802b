package org.declic.benchmark;

import java.util.Locale;

/**
 * A line of the table.
 *
 * @param figures what was measured, in words
 * @param value what must reach the bound: a ratio, or milliseconds
 * @param atLeast whether the bound is the least that is good enough, else it is the most
 */
record Result(String id, String what, String figures, double value, String unit, double bound, boolean atLeast) {

    /** What is told and need not reach anything. */
    static Result told(String id, String what, String figures) {
        return new Result(id, what, figures, Double.NaN, "", Double.NaN, true);
    }

    boolean reached() {
        return atLeast ? value >= bound : value <= bound;
    }

    static String header() {
        return "| | what | measured | result | must reach | |\n|---|---|---|---|---|---|";
    }

    String row() {
        if (Double.isNaN(bound)) {
            return "| %s | %s | %s | | | |".formatted(id, what, figures);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f%s | %s %s%s | %s |",
                id,
                what,
                figures,
                value,
                unit,
                atLeast ? "at least" : "at most",
                bound == Math.rint(bound) && !unit.isEmpty() ? String.valueOf((long) bound) : String.valueOf(bound),
                unit,
                reached() ? "reached" : "**not reached**");
    }
}
