package org.declic.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** How many letters are wrong in a text: left out, too many, another, or two in the wrong order. */
public final class Distance {

    private Distance() {}

    /** @return the number, or more than {@code most} if there are more */
    public static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        var table = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(table, one, other, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    /** The one of these whose text is nearest, of several the first; empty if all have more than {@code most} wrong. */
    public static <T> Optional<T> nearest(String text, Collection<T> all, Function<T, String> texts, int most) {
        return all.stream()
                .filter(one -> between(text, texts.apply(one), most) <= most)
                .min(Comparator.comparingInt(one -> between(text, texts.apply(one), most)));
    }

    private static int step(int[][] table, String one, String other, int i, int j) {
        var same = one.charAt(i - 1) == other.charAt(j - 1);
        var least = Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + (same ? 0 : 1));
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
