package org.declic.contact;

import java.util.Optional;

/**
 * Decodes labels of host names by RFC 3492. {@link java.net.IDN} refuses those that IDNA 2008 alone knows, and the libraries that
 * don't bring tables of all of Unicode.
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST = 128;
    private static final int FIRST_BIAS = 72;

    private Punycode() {}

    /** @param encoded lower case, without {@code xn--}; empty if it is not encoded rightly */
    static Optional<String> decode(String encoded) {
        var end = encoded.lastIndexOf('-');
        var text = new StringBuilder(end < 0 ? "" : encoded.substring(0, end));
        var length = text.length();
        var bias = FIRST_BIAS;
        long place = 0;
        long code = FIRST;
        for (var at = end + 1; at < encoded.length(); ) {
            var before = place;
            long weight = 1;
            for (var k = BASE; ; k += BASE) {
                var digit = at < encoded.length() ? digit(encoded.charAt(at++)) : -1;
                place += digit * weight;
                if (digit < 0 || place > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                var threshold = Math.min(Math.max(k - bias, LEAST), MOST);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            length++;
            bias = adapted(place - before, length, before == 0);
            code += place / length;
            place %= length;
            if (code > Character.MAX_CODE_POINT
                    || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
                return Optional.empty();
            }
            text.insert(text.offsetByCodePoints(0, (int) place), Character.toChars((int) code));
            place++;
        }
        return Optional.of(text.toString());
    }

    private static int digit(char letter) {
        return letter >= 'a' && letter <= 'z'
                ? letter - 'a'
                : letter >= '0' && letter <= '9' ? letter - '0' + MOST : -1;
    }

    private static int adapted(long step, int length, boolean isFirst) {
        var delta = isFirst ? step / DAMP : step / 2;
        delta += delta / length;
        var k = 0;
        while (delta > (BASE - LEAST) * MOST / 2) {
            delta /= BASE - LEAST;
            k += BASE;
        }
        return (int) (k + (BASE - LEAST + 1) * delta / (delta + SKEW));
    }
}
