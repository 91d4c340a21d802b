package org.declic.segment;

import java.util.Arrays;
import java.util.Optional;

/** How often: a comparison and a number. */
public record Times(Comparison comparison, long count) {

    /** What a condition asks if it does not say how often. */
    public static final Times AT_LEAST_ONCE = new Times(Comparison.AT_LEAST, 1);

    public Times {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, got " + count);
        }
    }

    boolean holds(long happened) {
        return switch (comparison) {
            case AT_LEAST -> happened >= count;
            case AT_MOST -> happened <= count;
            case EXACTLY -> happened == count;
            case MORE_THAN -> happened > count;
            case FEWER_THAN -> happened < count;
        };
    }

    /** How many hits decide it for good: having this many or more makes no difference any more. */
    long decidedAt() {
        return switch (comparison) {
            case AT_LEAST, FEWER_THAN -> count;
            case AT_MOST, EXACTLY, MORE_THAN -> count + 1;
        };
    }

    String words() {
        return comparison.words() + " " + times(count);
    }

    /** As {@link #words()}, with "once" for 1 time. */
    String often() {
        return comparison.words() + " " + (count == 1 ? "once" : times(count));
    }

    static String times(long number) {
        return number == 1 ? "1 time" : number + " times";
    }

    /** How a number is compared, with the word that designers choose. */
    public enum Comparison {
        AT_LEAST("at-least"),
        AT_MOST("at-most"),
        EXACTLY("exactly"),
        MORE_THAN("more-than"),
        FEWER_THAN("fewer-than");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        String words() {
            return word.replace('-', ' ');
        }

        static Optional<Comparison> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }
}
