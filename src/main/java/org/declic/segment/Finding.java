package org.declic.segment;

/**
 * What became of one condition of a segment.
 *
 * @param condition in words, such as {@code Signed up has happened at least once}
 * @param holds whether it is so
 * @param needed what is needed, in words, for whoever was refused
 * @param seen the numbers seen, such as {@code happened 2 times}
 * @param isUndecided whether it could not be told, so that it does not hold; {@code seen} says why
 */
public record Finding(String condition, boolean holds, String needed, String seen, boolean isUndecided) {

    static Finding decided(String condition, boolean holds, String needed, String seen) {
        return new Finding(condition, holds, needed, seen, false);
    }

    /** Why not, such as {@code needs `Order placed` at least 3 times, happened 2 times}. */
    public String reason() {
        return seen.isEmpty() ? needed : needed + ", " + seen;
    }
}
