package org.declic.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.declic.contact.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers JSON from outside may have. Whoever computes with a number of a huge exponent, or of very many digits, may be
 * at it for minutes.
 */
public final class JsonNumbers {

    /** Significant digits. */
    public static final int MOST_DIGITS = 400;

    /** Of the number written with one digit before the point, without its sign. */
    public static final int MOST_EXPONENT = 400;

    private static final int LONGEST = 1000;
    private static final int SURELY_WITHIN = 18;
    private static final Pattern EXPONENT = Pattern.compile("[^eE]+([eE][+-]?\\d{1,4})?");

    private JsonNumbers() {}

    /** Whether a number that is written like this is within the bounds; the text must be a number as JSON has it. */
    public static boolean isWithin(String text) {
        if (text.length() <= SURELY_WITHIN && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return true;
        }
        if (text.length() > LONGEST || !EXPONENT.matcher(text).matches()) {
            return false;
        }
        return isWithin(new BigDecimal(text));
    }

    private static boolean isWithin(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS + MOST_EXPONENT) {
            return false;
        }
        return number.precision() <= MOST_DIGITS
                && Math.abs((long) number.precision() - number.scale() - 1) <= MOST_EXPONENT;
    }

    /** @throws InvalidInput if a number in it is out of bounds, with its place */
    static void require(String field, JsonNode json) {
        found(json).ifPresent(found -> {
            throw refusal(field, found.getKey(), found.getValue());
        });
    }

    /**
     * That a number is out of bounds.
     *
     * @param pointer where it is; null if there is nothing around it
     */
    static InvalidInput refusal(String field, @Nullable String pointer, String got) {
        return new InvalidInput(
                field,
                "must have numbers of at most " + MOST_DIGITS + " digits, with exponents from -" + MOST_EXPONENT
                        + " to " + MOST_EXPONENT + (pointer == null || pointer.isEmpty() ? "" : ", at " + pointer),
                got);
    }

    /** The first, by its pointer, which is put together once it is found: of deep data it may be as long as all the rest. */
    private static Optional<Map.Entry<String, String>> found(JsonNode node) {
        if (node.isContainerNode()) {
            for (var fields = node.fieldNames(); fields.hasNext(); ) {
                var name = fields.next();
                var found = found(node.get(name));
                if (found.isPresent()) {
                    return below(name.replace("~", "~0").replace("/", "~1"), found);
                }
            }
            for (var index = 0; node.isArray() && index < node.size(); index++) {
                var found = found(node.get(index));
                if (found.isPresent()) {
                    return below(Integer.toString(index), found);
                }
            }
            return Optional.empty();
        }
        var isOut = node.isBigDecimal() && !isWithin(node.decimalValue())
                || node.isBigInteger() && !isWithin(new BigDecimal(node.bigIntegerValue()))
                || node.isFloatingPointNumber() && !node.isBigDecimal() && !Double.isFinite(node.doubleValue());
        return isOut ? Optional.of(Map.entry("", node.asText())) : Optional.empty();
    }

    private static Optional<Map.Entry<String, String>> below(String name, Optional<Map.Entry<String, String>> found) {
        return found.map(one -> Map.entry("/" + name + one.getKey(), one.getValue()));
    }
}
