package org.declic.contact;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The e-mail address by which a contact is known, trimmed and lower-cased; names may be in any script. The rule is
 * deliberately wide, since refusing an address that exists loses an event: one {@code @} with something before it, and
 * after it a host name of labels parted by dots, without white space, control characters, commas, semicolons, quotes or
 * angle brackets, at most 254 characters (the limit of RFC 5321).
 *
 * <p>A host name in the form that the network knows ({@code xn--mller-kva}) is the same as in that of its readers
 * ({@code müller}), which is kept. Letters of other forms, such as full-width ones, are the usual ones there. {@code ß} is not
 * {@code ss}, as IDNA 2008 has it.
 */
public final class Email {

    private static final int LONGEST = 254;
    private static final String RULE = "must be an e-mail address of at most " + LONGEST + " characters";
    private static final Pattern FORM =
            Pattern.compile("[^\\s\\p{Z}@\\p{C}<>\",;:()\\[\\]\\\\]+@[^\\s@\\p{C}\\p{P}\\p{S}\\p{Z}]"
                    + "[^\\s\\p{Z}@\\p{C}<>\",;:()\\[\\]\\\\]*");
    private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");
    private static final String ENCODED = "xn--";

    /** An {@code @} or {@code +} that was encoded; nobody's address has either in this form. */
    private static final Pattern ENCODED_TWICE = Pattern.compile("%(?:25)*(?:40|2[Bb])");

    private final String value;

    /** @throws InvalidInput if the text is no e-mail address */
    public Email(String text) {
        this(in(text).orElseThrow(() -> new InvalidInput("email", RULE, Blanks.strip(text))));
    }

    private Email(Email same) {
        this.value = same.value;
    }

    private Email(String value, Unchecked unchecked) {
        this.value = value;
    }

    private enum Unchecked {
        VALUE
    }

    /**
     * @param field what the sender calls the field
     * @throws InvalidInput naming the field, if the text is missing or no e-mail address
     */
    public static Email of(String field, @Nullable String text) {
        if (text == null || Blanks.strip(text).isEmpty()) {
            throw new InvalidInput(field, RULE, text);
        }
        if (ENCODED_TWICE.matcher(text).find()) {
            throw new InvalidInput(field, "must be an e-mail address that is not percent-encoded once too often", text);
        }
        try {
            return new Email(text);
        } catch (InvalidInput invalid) {
            throw invalid.in(field);
        }
    }

    /** The address in this text, or empty if it is no e-mail address. */
    public static Optional<Email> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var value = canonical(text);
        return isAddress(value) ? Optional.of(new Email(value, Unchecked.VALUE)) : Optional.empty();
    }

    /** The address of a contact that is stored, which may have been made when other rules held. */
    public static Email stored(String value) {
        return new Email(value, Unchecked.VALUE);
    }

    public String value() {
        return value;
    }

    private static String canonical(String text) {
        var lower = Blanks.strip(text).toLowerCase(Locale.ROOT);
        var at = lower.lastIndexOf('@');
        if (at < 0 || lower.length() > 2 * LONGEST) {
            return lower;
        }
        var composed = isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFC);
        var host = composed.lastIndexOf('@') + 1;
        return composed.substring(0, host) + host(composed.substring(host));
    }

    private static String host(String host) {
        var dotted = isAscii(host) ? host : DOTS.matcher(usual(host)).replaceAll(".");
        return dotted.contains(ENCODED)
                ? Arrays.stream(dotted.split("\\.", -1)).map(Email::label).collect(Collectors.joining("."))
                : dotted;
    }

    /** What is not encoded rightly stays as it is. */
    private static String label(String label) {
        var known = label.startsWith(ENCODED) ? IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED) : label;
        return known.startsWith(ENCODED)
                ? Punycode.decode(label.substring(ENCODED.length()))
                        .filter(Email::isOfIdna2008)
                        .orElse(label)
                : known;
    }

    /** Whether it has letters that IDNA 2003 replaced, and is right otherwise. */
    private static boolean isOfIdna2008(String label) {
        var replaced = label.replace("ß", "ss").replace("ς", "σ");
        try {
            return !replaced.equals(label)
                    && usual(label).equals(label)
                    && IDN.toUnicode(IDN.toASCII(replaced, IDN.ALLOW_UNASSIGNED), IDN.ALLOW_UNASSIGNED)
                            .equals(replaced);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static String usual(String host) {
        var lower = Normalizer.normalize(host, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(one -> one < 0x80);
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && FORM.matcher(text).matches()
                && !text.endsWith(".")
                && !text.contains("..")
                && !text.contains("@.")
                && !text.endsWith("-");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Email email && value.equals(email.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
