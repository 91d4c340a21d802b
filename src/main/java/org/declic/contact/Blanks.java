package org.declic.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * White space of any kind: what Unicode calls so, no-break and ideographic blanks among it, blanks without width and control
 * characters that part words or lines.
 */
public final class Blanks {

    /** One of them, as a class of regular expressions. */
    public static final String ANY = "[\\p{Z}\\t\\n\\x0B\\f\\r\\x1C-\\x1F\\x85\\u180E\\u200B\\u2060\\uFEFF]";

    /** At the ends of a text also any control character, and marks of direction, which are copied along with addresses. */
    private static final String END =
            "[\\p{Z}\\p{Cc}\\xAD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF]";

    private static final Pattern ONE_END = Pattern.compile(END);
    private static final Pattern AROUND = Pattern.compile("^" + END + "+|" + END + "+$");
    private static final Pattern RUN = Pattern.compile(ANY + "+");

    private Blanks() {}

    /** Without white space and control characters around it. */
    public static String strip(String text) {
        return isAround(text) ? stripped(text) : text;
    }

    /** Without white space around it, and with one blank for each run of it inside. */
    public static String single(String text) {
        return RUN.matcher(strip(text)).replaceAll(" ");
    }

    /** The same for all texts that differ in case and white space only, in any script. */
    public static String folded(String text) {
        return Normalizer.normalize(single(text), Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether there is white space, or a control character, at an end of the text. */
    public static boolean isAround(String text) {
        return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    /** A text of plain letters is told by one look at its ends, as every address and name of an event goes through here. */
    private static boolean isBlank(char one) {
        return one <= ' ' || one >= 0x7F && ONE_END.matcher(String.valueOf(one)).matches();
    }

    private static String stripped(String text) {
        return AROUND.matcher(text).replaceAll("");
    }
}
